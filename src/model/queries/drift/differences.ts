import type { CatalogChange, Data, DriftDifference, Place, Table } from '../../index.ts'
import { meaningOf } from './meanings.ts'

/** The changes that would make of a database what the models say, each with what it means and where it is written. */
export function differencesOf(
  changes: readonly CatalogChange[],
  data: Data,
  where: string,
): readonly DriftDifference[] {
  const tables = new Map(data.tables.map((one) => [`${one.schema ?? 'public'}.${one.name}`, one]))
  return changes.flatMap((change) =>
    meaningOf(change, where).map((meaning) => ({ change, ...meaning, at: placeOf(change, tables, data) })),
  )
}

function placeOf(change: CatalogChange, tables: ReadonlyMap<string, Table>, data: Data): Place | null {
  const { of, schema, name } = change
  if (of === 'enum')
    return data.enums.find((one) => one.name === name && (one.schema ?? 'public') === schema)?.at ?? null
  const table = tables.get(`${schema}.${change.table ?? name}`)
  if (!table) return null
  return within(change, table) ?? table.at
}

function within({ of, name, after, before }: CatalogChange, table: Table): Place | null {
  const column = (wanted: string | undefined): Place | null =>
    table.columns.find((one) => one.name === wanted)?.at ?? null
  if (of === 'column') return column(name)
  if (of === 'index') return table.indexes.find((one) => one.name === name)?.at ?? null
  if (of !== 'constraint') return null
  const columns = (after ?? before)?.columns ?? []
  const key = table.foreignKeys.find((one) => one.columns.join() === columns.join())
  return key?.at ?? column(columns[0])
}
