import type { SchemaPart } from '../evolution/index.ts'
import { migrationChanges, schemaChanges } from '../evolution/schema/index.ts'
import { type Fills, programFills } from '../evolution/schema/release/fills.ts'
import type { Progress } from '../kernel/progress.ts'
import { openEmbedded } from '../lab/engines/embedded.ts'
import { extensionsOf } from '../lab/extensions.ts'
import type { Lab } from '../lab/lab.ts'
import { plannedOnce } from '../lab/planned-once.ts'
import { scripts } from '../lab/rehearsal/surroundings.ts'
import type { Backend, Catalog, EvolutionMigrations, History, Renames, SchemaEvolution } from '../model/index.ts'
import { catalogChanges } from '../model/queries/index.ts'
import { loadSql } from '../sql/parser.ts'
import { rolloutRevisions, rolloutScripts } from '../writers/rollout/index.ts'
import { checkFills, checkRenames } from './check-names.ts'
import { migrationsPart } from './evolve-migrations.ts'
import { stage } from './release/lab-stage.ts'
import { type PlannedPhase, planRelease } from './release/plan-release.ts'
import { schemaOf, textsOf } from './schema-side.ts'
import { tracePause } from './release/trace-pause.ts'
import { traceRelease } from './release/trace-release.ts'

/** One of the two states, as far as its schema goes. */
export interface SchemaState {
  /** Null where there is nothing but migrations. */
  readonly backend: Backend | null
  readonly history: History | null
}

export interface SchemaQuestion {
  readonly base: SchemaState
  readonly head: SchemaState
  /** What is meant to be the same under another name: nobody can tell from the schemas. */
  readonly renames: Renames
  /** What rows get that have no value: nobody can tell that either. */
  readonly fills: Fills
}

/** How the schema changes, the way there and back as it was run, and whether the migrations of the head are that way. */
export async function evolveSchema(question: SchemaQuestion, progress: Progress): Promise<SchemaPart> {
  const { base, head, renames, fills } = question
  const of = sourceOf(base, head)
  if (of === null) return { changes: [], schema: null, migrations: null, unknown: [] }
  progress.report({ doing: 'comparing schemas', done: 0, of: null })
  const migrations = await migrationsPart(base, head)
  const texts = [textsOf(base, of), textsOf(head, of)]
  const all = [base, head].flatMap(({ history }) => (history ? scripts(history) : []))
  const lacking = migrationChanges(migrations)
  if (texts[0] === texts[1]) return { changes: lacking, schema: null, migrations, unknown: [] }
  const { created, assumed } = extensionsOf([...texts, ...all].join('\n'))
  const lab = plannedOnce(await openEmbedded([...created, ...assumed]))
  try {
    const [before, after] = [await schemaOf(lab, base, of), await schemaOf(lab, head, of)]
    checkRenames(renames, before.catalog)
    checkFills(fills, after.catalog)
    const changes = catalogChanges(before.catalog, after.catalog, renames)
    const values = new Map([...(head.backend ? programFills(head.backend) : []), ...fills])
    const schema =
      changes.length === 0
        ? null
        : await tried(lab, before.catalog, after.catalog, { of, renames, fills: values, migrations }, progress)
    const unknown = [...new Set([...before.unknown, ...after.unknown])]
    return {
      changes: [...lacking, ...schemaChanges(changes, base.backend, head.backend)],
      schema,
      migrations,
      unknown,
    }
  } finally {
    await lab.close()
  }
}

/** Models say what a release needs; where it has none, its migrations do. */
function sourceOf(base: SchemaState, head: SchemaState): SchemaEvolution['of'] | null {
  const hasModels = ({ backend }: SchemaState): boolean => (backend?.data.tables.length ?? 0) > 0
  if (base.backend && head.backend && (hasModels(base) || hasModels(head))) return 'models'
  return base.history || head.history ? 'migrations' : null
}

interface Way {
  readonly of: SchemaEvolution['of']
  readonly renames: Renames
  readonly fills: Fills
  readonly migrations: EvolutionMigrations | null
}

/** Runs the way from one to the other on top of the first, with rows: at once, and as a rollout. */
async function tried(
  lab: Lab,
  before: Catalog,
  after: Catalog,
  { of, renames, fills, migrations }: Way,
  progress: Progress,
): Promise<SchemaEvolution> {
  const sql = await loadSql()
  const pause = await tracePause(lab, before, after, renames, sql, progress)
  progress.report({ doing: 'running the rollout', done: 0, of: null })
  await stage(lab, before)
  const planned = await planRelease(lab, before, after, renames, fills)
  const { phases, ends, returns } = await traceRelease(lab, before, after, planned, sql)
  return {
    of,
    ...pause,
    server: lab.version,
    rollout: phases,
    rolloutEnds: ends,
    rolloutReturns: returns,
    files: filesOf(planned, migrations),
  }
}

/** Instead of what the head brings, or behind what is there. */
function filesOf(planned: readonly PlannedPhase[], migrations: EvolutionMigrations | null): SchemaEvolution['files'] {
  if (migrations?.tool !== 'alembic') return rolloutScripts(planned)
  return rolloutRevisions(planned, migrations.added.length > 0 ? migrations.follows : migrations.heads)
}
