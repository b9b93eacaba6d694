import { Trouble } from '../kernel/diagnostic.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Finding, History, MigrationsReport, RehearsedHistory } from '../model/index.ts'
import { type SizeSources, countedSizes, withStated } from './counted-sizes.ts'
import { type Sources, type Written, applyComments } from '../findings/comments.ts'
import { type NamedRule, inOrder, runRules } from '../rules/run.ts'
import { rules } from '../rules/registry.generated.ts'
import type { ServerChoice } from '../lab/engines/chosen.ts'
import { render } from '../writers/ddl/index.ts'
import { migrationSubject } from './migration-subject.ts'
import { runRewritten } from './run-rewritten.ts'
import { weighHazards } from './weigh-hazards.ts'
import { type HistoriesRequest, readHistoriesHere } from './read-histories.ts'
import { openMigrations } from './read-folder.ts'
import { rehearseHistories } from './rehearse-histories.ts'
import { revisionSources } from './revision-sources.ts'
import { survey } from './survey.ts'

export interface MigrationsRequest extends HistoriesRequest {
  /** Only the revisions that were not there at this revision of the repository. */
  readonly newSince: string | null
  readonly sizes: SizeSources
  /** Whether safe ways are also run for revisions that have long run elsewhere. */
  readonly everyRewrite: boolean
  /** Where they are run. */
  readonly server: ServerChoice
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
  const rehearsed = await rehearseHistories(
    histories,
    request.cache,
    progress,
    () => modelsScript(request, progress),
    request.server,
  )
  const subject = await migrationSubject(request, known === null ? rehearsed : rehearsed.map(withNewHeads(known)))
  const sizes = withStated(counted, request.sizes, subject)
  const ran = runRules(rules.filter(aboutMigrations), before === null ? subject : { ...subject, before })
  const files = new Set(
    rehearsed.flatMap(({ revisions }) => revisions.flatMap(({ id, at }) => (known?.has(id) ? [] : [at.file]))),
  )
  const sources = revisionSources(openMigrations(request), rehearsed)
  const { findings: written, suppressed } = withoutWrittenOff(ran.findings, sources)
  const told = known === null ? written : written.filter(inFiles(files))
  const run = runRewritten(request.cache, request.server, progress)
  const findings = await weighHazards(told, subject, sizes, request.everyRewrite, run)
  const shown = rehearsed.map((history) => ({
    ...history,
    revisions: history.revisions.filter(({ id }) => !known?.has(id)),
  }))
  return { version: 1, histories: shown, findings, suppressed }
}

/** Without models around them, rules on the schema speak of migrations alone. */
const aboutMigrations = ({ name }: NamedRule): boolean => /^(migrations|schema)\//.test(name)

const names = new Set(rules.map(({ name }) => name))
const ours = new Set(rules.filter(aboutMigrations).map(({ name }) => name))

/** Comments in Python may speak to a whole review: what is wrong with them is told there. */
function withoutWrittenOff(found: readonly Finding[], sources: readonly Sources[]): Written {
  const { findings, suppressed } = applyComments(found, sources, names, ours)
  const isOfPython = ({ rule, places }: Finding): boolean =>
    rule.startsWith('suppression/') && !places.some(({ file }) => file.endsWith('.sql'))
  return { findings: findings.filter((one) => !isOfPython(one)).toSorted(inOrder), suppressed }
}

/** Without a backend to read there are no models, and migrations are judged without. */
async function modelsScript({ directory, environment, cache }: MigrationsRequest, progress: Progress): Promise<string> {
  try {
    const asked = { directory, entries: [], environment, cache, contract: null, needs: ['tables'] } as const
    return render((await survey(asked, progress)).backend)
  } catch (error) {
    if (error instanceof Trouble) return ''
    throw error
  }
}

/** None of the new ones has run anywhere yet: all of them count as the last. */
const withNewHeads =
  (known: ReadonlySet<string>) =>
  (history: RehearsedHistory): RehearsedHistory => ({
    ...history,
    heads: history.revisions.flatMap(({ id }) => (known.has(id) ? [] : [id])),
  })

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
