import { catalogFacts } from '../../model/queries/index.ts'
import type { Catalog, CatalogTable } from '../../model/index.ts'
import { readRest, readTables } from '../catalog/read.ts'
import type { Lab } from '../lab.ts'

/** What a server holds at a moment; tables by object id, so that the next moment only asks for what was touched. */
export interface Snapshot {
  readonly tables: ReadonlyMap<number, CatalogTable>
  readonly rest: Omit<Catalog, 'tables'>
}

export async function takeSnapshot(lab: Lab): Promise<Snapshot> {
  return { tables: await readTables(lab, null), rest: await readRest(lab) }
}

const TOUCHED = `
  SELECT c.oid, EXISTS (SELECT 1 FROM pg_locks l WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation'
    AND l.relation = c.oid AND l.mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')) AS touched
  FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384`

/**
 * The same later in the same transaction. Whoever changes a table holds a lock on it that readers and writers of rows
 * do not take; a change elsewhere (a type that is renamed) can show in every table.
 */
export async function nextSnapshot(lab: Lab, before: Snapshot): Promise<Snapshot> {
  const rest = await readRest(lab)
  if (JSON.stringify(rest) !== JSON.stringify(before.rest)) return { tables: await readTables(lab, null), rest }
  const rows = await lab.query<{ oid: number; touched: boolean }>(TOUCHED)
  const changed = rows.filter(({ oid, touched }) => touched || !before.tables.has(oid)).map(({ oid }) => oid)
  const read = changed.length === 0 ? new Map<number, CatalogTable>() : await readTables(lab, changed)
  const tables = rows.flatMap(({ oid }) => {
    const facts = read.get(oid) ?? before.tables.get(oid)
    return facts === undefined ? [] : [[oid, facts] as const]
  })
  return { tables: new Map(tables), rest }
}

export const catalogOf = ({ tables, rest }: Snapshot): Catalog => ({ ...rest, tables: [...tables.values()] })

export const factsOf = (snapshot: Snapshot): ReadonlySet<string> => catalogFacts(catalogOf(snapshot))
