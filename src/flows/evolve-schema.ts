import type { SchemaPart } from '../evolution/index.ts'
import { schemaChanges } from '../evolution/schema/index.ts'
import { rolloutOf } from '../evolution/schema/rollout.ts'
import { Trouble } from '../kernel/diagnostic.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Progress } from '../kernel/progress.ts'
import { readModels } from '../lab/catalog/models.ts'
import { openEmbedded } from '../lab/engines/embedded.ts'
import { extensionsOf } from '../lab/extensions.ts'
import type { Lab } from '../lab/lab.ts'
import { rehearse } from '../lab/rehearsal/rehearse.ts'
import type { Backend, Catalog, HistoryRevision, RehearsedRevision, Renames, SchemaEvolution } from '../model/index.ts'
import { catalogChanges, catalogSteps, withoutBookkeeping } from '../model/queries/index.ts'
import { loadSql } from '../sql/parser.ts'
import { render } from '../writers/ddl/index.ts'
import { type MigrationStatement, migrationStatements } from '../writers/migration/index.ts'

const EMPTY: Catalog = {
  schemas: ['public'],
  extensions: [],
  enums: [],
  domains: [],
  sequences: [],
  tables: [],
  views: [],
  functions: [],
}

/** How the schema of the models changes, and the way there and back as it was run. */
export async function evolveSchema(
  base: Backend,
  head: Backend,
  renames: Renames,
  progress: Progress,
): Promise<SchemaPart> {
  const scripts = [render(base), render(head)] as const
  if (scripts[0] === scripts[1]) return { changes: [], schema: null, unknown: [] }
  const { created, assumed } = extensionsOf(scripts.join('\n'))
  const lab = await openEmbedded([...created, ...assumed])
  try {
    progress.report({ doing: 'comparing schemas', done: 0, of: null })
    const [before, after] = [await readModels(lab, scripts[0], EMPTY), await readModels(lab, scripts[1], EMPTY)]
    const catalogs = [withoutBookkeeping(before.catalog), withoutBookkeeping(after.catalog)] as const
    checkRenames(renames, catalogs[0])
    const changes = catalogChanges(...catalogs, renames)
    const refused = [...before.refused, ...after.refused].map(({ sql, reason }) => `${sql.split('\n')[0]}: ${reason}`)
    const schema = changes.length === 0 ? null : await tried(lab, ...catalogs, renames, progress)
    return { changes: schemaChanges(changes, base, head), schema, unknown: refused }
  } finally {
    await lab.close()
  }
}

/** A rename of what was never there is a mistyped one: left out without a word, it would cost rows. */
function checkRenames({ tables, columns }: Renames, { tables: there }: Catalog): void {
  const known = there.flatMap(({ schema, name, columns: own }) => [
    `${schema}.${name}`,
    ...own.map((column) => `${schema}.${name}.${column.name}`),
  ])
  const unknown = [...tables, ...columns].find(([from]) => !known.includes(from))
  if (!unknown) return
  const near = nearest(unknown[0], known)
  throw new Trouble('usage', {
    message: `--rename ${unknown[0]}: the base has nothing of that name`,
    help: near ? `Did you mean ${near}?` : 'Name a table, or a column as table.column, as the base calls it.',
  })
}

/** Runs the way from one to the other on top of the first, with rows, and takes it back. */
async function tried(
  lab: Lab,
  before: Catalog,
  after: Catalog,
  renames: Renames,
  progress: Progress,
): Promise<SchemaEvolution> {
  const up = migrationStatements(catalogSteps(before, after, renames))
  const down = migrationStatements(catalogSteps(after, before, inverse(renames)))
  const revisions = [
    revision('base', migrationStatements(catalogSteps(EMPTY, before)), null),
    revision('change', up, down),
  ]
  const history = { folder: 'the models', tool: 'sql', heads: ['change'], revisions, unresolved: [] } as const
  const { revisions: ran, server } = await rehearse(lab, history, await loadSql(), progress)
  return { ...observedWay(ran[1]!), server, down: down.map(({ sql }) => sql), rollout: rolloutOf(up) }
}

const observedWay = ({
  observed,
  roundTrip,
  reason,
}: RehearsedRevision): Pick<SchemaEvolution, 'up' | 'roundTrip' | 'reason'> => ({
  up: observed.map(({ sql, locks, rewrites, scans, error, failsOnRows }) => ({
    sql,
    locks,
    rewrites,
    scans,
    error,
    failsOnRows,
  })),
  roundTrip,
  reason,
})

const NOWHERE = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 }

function revision(
  id: string,
  up: readonly MigrationStatement[],
  back: readonly MigrationStatement[] | null,
): HistoryRevision {
  const script = (statements: readonly MigrationStatement[]): HistoryRevision['up'] => ({
    steps: statements.map(({ sql, outsideTransaction }) => ({
      sql,
      outsideTransaction,
      at: NOWHERE,
      notReproduced: null,
    })),
    transactional: true,
    refuses: null,
  })
  return { id, down: [], message: '', at: NOWHERE, up: script(up), back: back && script(back) }
}

const inverse = ({ tables, columns }: Renames): Renames => ({
  tables: tables.map(([from, to]) => [to, from]),
  columns: columns.map(([from, to]) => [to, from]),
})
