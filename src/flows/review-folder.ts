import type { Progress } from '../kernel/progress.ts'
import type { Examined, Review } from '../model/index.ts'
import { countAccess } from '../model/queries/index.ts'
import { Code } from '../python/code/code.ts'
import { REVIEW_NEEDS, readCode } from '../readers/backend/index.ts'
import { rules } from '../rules/registry.generated.ts'
import { checklistOf } from '../rules/checklist/index.ts'
import { principlesOf } from '../rules/conformance/principles.ts'
import type { Subject } from '../rules/rule.ts'
import { type NamedRule, type Ran, runRules } from '../rules/run.ts'
import { openFolder } from './read-folder.ts'

export interface ReviewFolderRequest {
  readonly directory: string
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** The names of the rules to run. */
  readonly rules: readonly string[]
}

/** Reads a backend and runs rules over it. */
export async function reviewFolder(request: ReviewFolderRequest, progress: Progress): Promise<Review> {
  const { directory, entries, environment } = request
  const { backend, program } = await readCode(
    openFolder(directory),
    { entries, environment, needs: REVIEW_NEEDS },
    progress,
  )
  progress.report({ doing: 'reviewing', done: 0, of: null })
  const code = new Code(
    program,
    program.used.map((module) => module.file),
  )
  const chosen = rules.filter(({ name }) => request.rules.includes(name))
  const subject = { backend, code }
  const ran = runRules(chosen, subject)
  return {
    version: 1,
    findings: ran.findings,
    suppressed: [],
    examined: examinedOf(subject, chosen, ran),
    rules: chosen.map(({ name, rule }) => ({
      name,
      title: rule.title,
      severity: rule.severity,
      confidence: rule.confidence,
      audience: rule.audience ?? 'everyone',
      weaknesses: rule.weaknesses ?? [],
    })),
    checklist: checklistOf(
      subject,
      ran.findings,
      chosen.map(({ name }) => name),
    ),
  }
}

function examinedOf(subject: Subject, chosen: readonly NamedRule[], { unknown }: Ran): Examined {
  const { backend } = subject
  const { operations } = backend.api
  const scopes = operations.flatMap((operation) => operation.statements.map((statement) => statement.scoped))
  const count = (wanted: string): number => scopes.filter((scope) => scope === wanted).length
  return {
    files: backend.reading.files.read,
    lines: backend.reading.lines,
    operations: operations.length,
    access: countAccess(operations),
    statements: { total: scopes.length, scoped: count('yes'), open: count('no'), unknown: count('unknown') },
    rules: { ran: chosen.length, silent: [] },
    unknown: [...unknown].map(([what, times]) => ({ what, times })),
    principles: principlesOf(subject),
  }
}
