import type { Progress } from '../kernel/progress.ts'
import type { Backend, Examined, Finding, History, PlannedBackend, Review, RuleSummary } from '../model/index.ts'
import { countAccess } from '../model/queries/index.ts'
import { Code } from '../python/code/code.ts'
import { isAside } from '../python/modules/places.ts'
import { readConfig } from '../readers/project/config.ts'
import { Answers } from '../rules/answers.ts'
import { rules } from '../rules/registry.generated.ts'
import { type NamedRule, type Ran, inOrder, runRules } from '../rules/run.ts'
import { type Sources, applyComments } from '../findings/comments.ts'
import { ownSummaries } from '../findings/own.ts'
import { type RuffResult, ruffFindings, ruffSummaries, withoutTwice } from '../findings/ruff.ts'
import { keepReview } from './kept-review.ts'
import { type ReviewedFiles, openMigrations, openReviewed } from './read-folder.ts'
import { isSqlSource, revisionSources } from './revision-sources.ts'
import { readForReview } from './read-for-review.ts'
import { checklistOf } from '../rules/checklist/index.ts'
import { principlesOf } from '../rules/conformance/principles.ts'
import type { Subject } from '../rules/rule.ts'

export interface ReviewFolderRequest extends ReviewedFiles {
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** Whether migrations are run, too. */
  readonly lab: boolean
  /** A revision of the repository whose migrations are compared with; null for none. */
  readonly before: string | null
  /** Whether an earlier review may answer what did not change. */
  readonly cached: boolean
  /** Whether the review says which files it looked at. */
  readonly names?: boolean
}

/** Reads a backend and runs rules over it. */
export async function reviewFolder(request: ReviewFolderRequest, progress: Progress): Promise<Review> {
  const { backend, program, known, reading, ...read } = await readForReview(request, progress)
  progress.report({ doing: 'reviewing', done: 0, of: null })
  const code = new Code(
    program,
    program.used.map((module) => module.file),
  )
  const subject: Subject = { backend: ownMigrations(backend), code, ...(await rehearsed(request, backend, progress)) }
  const answers = new Answers(code, known)
  const ran = runRules(rules, subject, answers)
  const ruff = await read.ruff
  const scripts = revisionSources(openMigrations(request), subject.histories).filter(isSqlSource)
  const told = named(reviewOf(subject, scripts, ran, ruffFindings(ruff), answers), code, request)
  const review = await weighed(told, subject, request, progress)
  if (reading) keepReview(request, program.files.name, { reading, ruff, answers: answers.given })
  return review
}

const named = (review: Review, { files }: Code, { names = false }: ReviewFolderRequest): Review =>
  names ? { ...review, examined: { ...review.examined, paths: files.map(({ path }) => path) } } : review

/** What is compared with need not be weighed. */
async function weighed(
  review: Review,
  subject: Subject,
  { lab, revision, ...request }: ReviewFolderRequest,
  progress: Progress,
): Promise<Review> {
  if (!lab || revision !== null || subject.histories.length === 0) return review
  const [{ weighHazards }, { withStated }, { runRewritten }, { EMBEDDED }] = await Promise.all([
    import('./weigh-hazards.ts'),
    import('./counted-sizes.ts'),
    import('./run-rewritten.ts'),
    import('../lab/engines/chosen.ts'),
  ])
  const { rows: configured } = readConfig(openReviewed({ ...request, revision })).config
  const sizes = withStated(new Map(), { dump: null, database: null, rows: [], configured }, subject)
  const run = runRewritten(request.cached, EMBEDDED, progress)
  return { ...review, findings: await weighHazards(review.findings, subject, sizes, false, run) }
}

function reviewOf(
  subject: Subject,
  scripts: readonly Sources[],
  ran: Ran,
  { findings: ofRuff, failed }: RuffResult,
  answers: Answers,
): Review {
  const { code } = subject
  const ruff = withoutTwice(inside(ofRuff, code), ran.findings)
  const sources = [...code.files.map(({ path, source }) => ({ path, source })), ...scripts]
  const summaries = [...rules.map(summaryOf), ...ruffSummaries(ruff), ...ownSummaries]
  const known = new Set(summaries.map(({ name }) => name))
  const { findings, suppressed } = applyComments([...ran.findings, ...ruff], sources, known)
  return {
    version: 1,
    findings: findings.toSorted(inOrder),
    suppressed,
    examined: examinedOf(subject, ran, failed, answers),
    rules: summaries,
    checklist: checklistOf(
      subject,
      ran.findings,
      rules.map(({ name }) => name),
      answers,
    ),
  }
}

/** Histories of examples and templates are nobody's, as their revisions are. */
async function rehearsed(
  request: ReviewFolderRequest,
  backend: Backend,
  progress: Progress,
): Promise<Pick<Subject, 'histories' | 'sql' | 'drift' | 'plans' | 'before'>> {
  if (!request.lab) return { histories: [], sql: null }
  const [{ driftOf }, { historiesOf }, { rehearseHistories }, { loadSql }, { render }] = await Promise.all([
    import('./compare-models.ts'),
    import('./read-histories.ts'),
    import('./rehearse-histories.ts'),
    import('../sql/parser.ts'),
    import('../writers/ddl/index.ts'),
  ])
  const at = (files: ReviewedFiles): Promise<readonly History[]> =>
    historiesOf(openMigrations(files), request.environment, progress)
  const all = await at(request)
  const own = all.filter(({ folder }) => !isAside(`${folder}/`))
  const histories = await rehearseHistories(own, true, progress, async () => render(backend))
  return {
    histories,
    sql: await loadSql(),
    drift: await driftOf(backend, own),
    before: request.before === null ? [] : await at({ ...request, revision: request.before, changed: [] }),
    plans: await plannedAsStated(request, backend, own, progress),
  }
}

/** Where the project says how large its tables are, its statements are planned so. */
async function plannedAsStated(
  request: ReviewFolderRequest,
  backend: Backend,
  histories: readonly History[],
  progress: Progress,
): Promise<PlannedBackend | null> {
  const { configuredRows } = await import('./stated-rows.ts')
  const { rows: configured } = readConfig(openReviewed(request)).config
  if (configuredRows(configured, backend.data.tables).rows.length === 0) return null
  const [{ planBackend }, { fencesOf }] = await Promise.all([import('./plan-backend.ts'), import('./fences.ts')])
  const fences = await fencesOf(histories.length === 1 ? histories[0]! : null)
  return planBackend(backend, { rows: [], configured, dump: null, live: null, fences, proposes: false }, progress)
}

/** Revisions below examples and templates are nobody's database. */
const ownMigrations = (backend: Backend): Backend => ({
  ...backend,
  data: { ...backend.data, migrations: backend.data.migrations.filter(({ folder }) => !isAside(`${folder}/`)) },
})

/** What Ruff says of files the program does not run is not about this backend. */
const inside = (findings: readonly Finding[], code: Code): readonly Finding[] =>
  findings.flatMap((finding) => {
    const places = finding.places.filter(({ file }) => code.file(file) !== null)
    return places.length > 0 ? [{ ...finding, places }] : []
  })

const summaryOf = ({ name, rule }: NamedRule): RuleSummary => ({
  name,
  title: rule.title,
  severity: rule.severity,
  confidence: rule.confidence,
  audience: rule.audience ?? 'everyone',
  weaknesses: rule.weaknesses ?? [],
})

function examinedOf(subject: Subject, { unknown, broken }: Ran, failed: readonly string[], answers: Answers): Examined {
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
    rules: {
      ran: rules.length - broken.length,
      silent: [...broken, ...failed.map((file) => ({ rule: 'ruff', reason: `it could not check ${file}` }))],
    },
    unknown: [...unknown].map(([what, times]) => ({ what, times })),
    principles: answers.of('principles', () => principlesOf(subject)),
  }
}
