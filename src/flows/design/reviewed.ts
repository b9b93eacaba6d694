import type { Backend, DesignFinding, DesignRequest, Finding } from '../../model/index.ts'
import type { Progress } from '../../kernel/progress.ts'
import { review } from '../review.ts'
import { rules } from '../../rules/registry.generated.ts'
import { rulesOf } from './matters.ts'

export interface Reviewed {
  readonly findings: readonly DesignFinding[]
  /** Families of rules that were looked through: a finding of another family is not shown, and not denied. */
  readonly families: readonly string[]
}

export interface ReviewedFolder {
  readonly directory: string
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly cache: boolean
}

/** What a review finds in what the request is about; of everything, where it asks for a judgement and names nothing. */
export async function reviewedFor(
  asked: DesignRequest,
  backend: Backend,
  folder: ReviewedFolder,
  progress: Progress,
): Promise<Reviewed> {
  const only = rulesOf(
    asked,
    rules.map(({ name }) => name),
  )
  const tables = asked.subjects.flatMap(({ table }) => (table === null ? [] : [table]))
  const { review: found } = await review(
    {
      ...folder,
      selection: { only, skip: [], minimumConfidence: 'medium', auditor: false, severity: {} },
      baseline: null,
      changedSince: null,
      newSince: null,
      changed: [],
      lab: false,
    },
    progress,
  )
  const about = found.findings.filter((finding) => tables.length === 0 || concerns(finding, tables, backend))
  return {
    findings: about.map(asDesignFinding),
    families: only.length === 0 ? ['all'] : [...new Set(only.map((name) => name.split('/')[0]!))],
  }
}

/** Whether a finding is about some tables: named by it, or read and written by the operation it is about. */
function concerns({ subject, tables = [] }: Finding, wanted: readonly string[], { api }: Backend): boolean {
  if (tables.some((table) => wanted.includes(table)) || wanted.includes(subject)) return true
  const operation = api.operations.find(({ id }) => id === subject)
  return operation?.statements.some((statement) => statement.tables.some((table) => wanted.includes(table))) === true
}

const asDesignFinding = ({ severity, rule, message, places, advice }: Finding): DesignFinding => ({
  severity,
  rule,
  sentence: { text: message, runs: [], places: places.slice(0, 3) },
  advice,
})
