import type { Progress } from '../../kernel/progress.ts'
import type { Lab } from '../../lab/lab.ts'
import { rehearse } from '../../lab/rehearsal/rehearse.ts'
import type { Catalog, HistoryRevision, Renames, SchemaEvolution } from '../../model/index.ts'
import { EMPTY_CATALOG, catalogSteps } from '../../model/queries/index.ts'
import type { Sql } from '../../sql/parser.ts'
import { type MigrationStatement, migrationStatements } from '../../writers/migration/index.ts'
import { stage } from './lab-stage.ts'

/** Runs the way as one migration, for a pause without traffic, and takes it back. */
export async function tracePause(
  lab: Lab,
  before: Catalog,
  after: Catalog,
  renames: Renames,
  sql: Sql,
  progress: Progress,
): Promise<Pick<SchemaEvolution, 'up' | 'down' | 'roundTrip' | 'reason'>> {
  const up = migrationStatements(catalogSteps(before, after, renames))
  const down = migrationStatements(catalogSteps(after, before, inverse(renames)))
  const revisions = [
    revision('base', migrationStatements(catalogSteps(EMPTY_CATALOG, before)), null),
    revision('change', up, down),
  ]
  const history = { folder: 'the change', tool: 'sql', heads: ['change'], revisions, unresolved: [] } as const
  await stage(lab, EMPTY_CATALOG)
  const { observed, roundTrip, reason } = (await rehearse(lab, history, sql, progress)).revisions[1]!
  return {
    up: observed.map(({ sql: text, locks, rewrites, scans, error, failsOnRows }) => ({
      sql: text,
      locks,
      rewrites,
      scans,
      error,
      failsOnRows,
    })),
    down: down.map((one) => one.sql),
    roundTrip,
    reason,
  }
}

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
