import { Trouble } from '../kernel/diagnostic.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Finding, History, MigrationsReport, RehearsedHistory } from '../model/index.ts'
import { sizedFindings } from '../findings/sized.ts'
import { type NamedRule, inOrder, runRules } from '../rules/run.ts'
import { rules } from '../rules/registry.generated.ts'
import { type SizeSources, countedSizes, withStated } from './counted-sizes.ts'
import { migrationSubject } from './migration-subject.ts'
import { runRewritten } from './run-rewritten.ts'
import { traceRewrites } from './trace-rewrites.ts'
import { type HistoriesRequest, readHistoriesHere } from './read-histories.ts'
import { rehearseHistories } from './rehearse-histories.ts'

export interface MigrationsRequest extends HistoriesRequest {
  /** Only the revisions that were not there at this revision of the repository. */
  readonly newSince: string | null
  readonly sizes: SizeSources
  /** Whether safe ways are also run for revisions that have long run elsewhere. */
  readonly everyRewrite: boolean
  readonly cache: boolean
}

/** Runs the migrations of a folder up, down and up again, and says what is wrong with them. */
export async function migrations(request: MigrationsRequest, progress: Progress): Promise<MigrationsReport> {
  const histories = await read(request, progress)
  if (histories.length === 0)
    throw new Trouble('nothing to read', {
      message: `no migrations in ${request.directory}`,
      help: 'Alembic folders are found by their env.py, folders of SQL by how Flyway, Supabase, dbmate, golang-migrate, Prisma and Drizzle name files.',
    })
  const before = request.newSince === null ? null : await historiesAt(request, request.newSince, progress)
  const known = before && new Set(before.flatMap(({ revisions }) => revisions.map(({ id }) => id)))
  // A database that does not answer is told before anything is run.
  const counted = await countedSizes(request.sizes)
  const rehearsed = await rehearseHistories(histories, request.cache, progress)
  const subject = await migrationSubject(request, known === null ? rehearsed : rehearsed.map(withNewHeads(known)))
  const sizes = withStated(counted, request.sizes, subject)
  const ran = runRules(rules.filter(aboutMigrations), before === null ? subject : { ...subject, before })
  const files = new Set(
    rehearsed.flatMap(({ revisions }) => revisions.flatMap(({ id, at }) => (known?.has(id) ? [] : [at.file]))),
  )
  const told = known === null ? ran.findings : ran.findings.filter(inFiles(files))
  const sized = sizedFindings(told, sizes, hangsOnRows).toSorted(inOrder)
  const findings = await traceRewrites(sized, subject, request.everyRewrite, runRewritten(request.cache, progress))
  const shown = rehearsed.map((history) => ({
    ...history,
    revisions: history.revisions.filter(({ id }) => !known?.has(id)),
  }))
  return { version: 1, histories: shown, findings }
}

/** None of the new ones has run anywhere yet: all of them count as the last. */
const withNewHeads =
  (known: ReadonlySet<string>) =>
  (history: RehearsedHistory): RehearsedHistory => ({
    ...history,
    heads: history.revisions.flatMap(({ id }) => (known.has(id) ? [] : [id])),
  })

/** Without models around them, rules on the schema speak of migrations alone. */
const aboutMigrations = ({ name }: NamedRule): boolean => /^(migrations|schema)\//.test(name)

const byName = new Map(rules.map(({ name, rule }) => [name, rule]))
const hangsOnRows = (name: string): boolean => byName.get(name)?.hangsOnRows === true

const inFiles =
  (files: ReadonlySet<string>) =>
  ({ rule, places }: Finding): boolean =>
    ABOUT_BOTH.has(rule) || places.some(({ file }) => files.has(file))

/** Rules that compare what was there with what is: all they say is new. */
const ABOUT_BOTH = new Set(['migrations/revision-edited', 'migrations/revision-out-of-order'])

async function read(request: HistoriesRequest, progress: Progress): Promise<readonly History[]> {
  const { directory, revision, changed, environment } = request
  const asked = { directory, revision, changed, environment }
  return readHistoriesHere(asked, progress)
}

const historiesAt = (request: HistoriesRequest, revision: string, progress: Progress): Promise<readonly History[]> =>
  read({ ...request, revision, changed: [] }, progress)
