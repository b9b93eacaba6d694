import type { Progress } from '../kernel/progress.ts'
import { EMBEDDED } from '../lab/engines/chosen.ts'
import type { Backend, History, IndexRevision, ProposedIndex } from '../model/index.ts'
import { alembicRevision } from '../writers/alembic/index.ts'
import { render } from '../writers/ddl/index.ts'
import { type MigrationStatement, renderScript } from '../writers/migration/index.ts'
import { foundationOf, modelsFor } from './lay-foundation.ts'
import { runRewritten } from './run-rewritten.ts'

/** Indexes as a migration behind the last one, run there; null where it is not clear which migrations are the backend's. */
export async function indexRevision(
  history: History | null,
  backend: Backend,
  indexes: readonly ProposedIndex[],
  cache: boolean,
  progress: Progress,
): Promise<IndexRevision | null> {
  const last = history?.revisions.at(-1)
  if (!history || !last || indexes.length === 0) return null
  const { statements } = await foundationOf(
    history,
    await modelsFor(history, async () => render(backend)),
    EMBEDDED,
    progress,
  )
  const upgrade = indexes.map(({ sql }) => alone(sql))
  const steps = upgrade.map(({ sql, outsideTransaction }) => ({
    sql,
    outsideTransaction,
    at: last.at,
    notReproduced: null,
  }))
  const [traced] = await runRewritten(
    cache,
    EMBEDDED,
    progress,
  )({ ...history, foundation: statements.map(({ sql }) => sql) }, [{ revision: last.id, steps, follows: true }])
  return {
    tool: history.tool,
    file: fileOf(
      history,
      upgrade,
      indexes.map(({ name }) => alone(`DROP INDEX CONCURRENTLY "${name.replaceAll('"', '""')}"`)).toReversed(),
    ),
    statements: traced?.observed ?? [],
    failure: traced?.failure ?? null,
  }
}

const alone = (sql: string): MigrationStatement => ({ sql, outsideTransaction: true, step: null })

/** A revision of Alembic where there is one head to follow; else a script for whoever numbers them. */
function fileOf(
  { tool, heads, revisions }: History,
  upgrade: readonly MigrationStatement[],
  downgrade: readonly MigrationStatement[],
): IndexRevision['file'] {
  const folder = (revisions.at(-1)?.at.file ?? '').replace(/[^/]*$/, '')
  if (tool !== 'alembic' || heads.length !== 1) return { path: `${folder}indexes.sql`, text: renderScript(upgrade) }
  const { id, text } = alembicRevision({ upgrade, downgrade, down: heads, message: 'indexes the planner asked for' })
  return { path: `${folder}${id}_indexes.py`, text }
}
