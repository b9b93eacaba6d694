import { orderedColumns } from '../../decisions/facts/keys.ts'
import type { DecisionSubject } from '../../decisions/subject.ts'
import { Refused } from '../../lab/lab.ts'
import { toastPages } from '../../lab/sizes/heap.ts'
import { assumedStatistics } from '../../lab/twin/assumed.ts'
import { NO_FENCES } from '../../lab/twin/fences.ts'
import { keyOf } from '../../lab/twin/schema.ts'
import { byColumn, bytesOf, storedColumns } from '../../lab/twin/sizes.ts'
import type { TableStatistics } from '../../lab/twin/statistics.ts'
import type { Twin } from '../../lab/twin/twin.ts'
import type { PlansExperiment, SizesExperiment, TableVariant, Touched } from '../../model/index.ts'
import { twinOf } from '../scaled-twin.ts'
import { twinName } from '../stated-rows.ts'

export interface PlannedOnce {
  readonly touched: Touched
  readonly shape: string
}

/** Bytes of the parts of a table. */
export interface SizedTable {
  readonly table: number
  readonly indexes: number
  readonly key: number
}

/** A twin of the backend's tables with all variants beside them; one for all experiments. */
export async function openTwinBench(
  { backend, rows }: DecisionSubject,
  experiments: readonly (PlansExperiment | SizesExperiment)[],
): Promise<Twin> {
  const variants = new Map(experiments.flatMap((one) => one.variants.map((each) => [each.table.id, each] as const)))
  const { data } = backend
  const tables = [...data.tables, ...[...variants.values()].map(({ table }) => table)]
  const beside = [...variants.values()].flatMap((one) => one.beside)
  const twin = await twinOf({ ...backend, data: { ...data, tables } }, NO_FENCES, beside)
  const known = new Map<string, number>([
    ...data.tables.map((table) => [twinName(table), rows.get(table.id)?.rows ?? 1] as const),
    ...[...variants.values()].map((one) => [twinName(one.table), one.rows] as const),
  ])
  const rowsAt = (name: string): number => known.get(name) ?? 1
  const told = new Map<string, Pick<TableVariant, 'ordered' | 'distinct'>>([
    ...data.tables.map((table) => [twinName(table), { ordered: orderedColumns(table), distinct: {} }] as const),
    ...[...variants.values()].map((one) => [twinName(one.table), one] as const),
  ])
  await twin.describe(
    twin.schema.tables.map((table) =>
      corrected(assumedStatistics(table, rowsAt(keyOf(table)), rowsAt), told.get(keyOf(table))),
    ),
  )
  return twin
}

const corrected = (
  statistics: TableStatistics,
  told: Pick<TableVariant, 'ordered' | 'distinct'> | undefined,
): TableStatistics => ({
  ...statistics,
  columns: statistics.columns.map((column) => ({
    ...column,
    correlation: told?.ordered.includes(column.column) ? 1 : column.correlation,
    distinct: told?.distinct[column.column] ?? column.distinct,
  })),
})

/** Null where the server refuses the statement. */
export async function planOnce(twin: Twin, sql: string): Promise<PlannedOnce | null> {
  try {
    const { shape } = await twin.plan(sql)
    return { shape, touched: await twin.touched(sql) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return null
  }
}

/** Null where the server has no such table. */
export function sizeOnce(twin: Twin, name: string): SizedTable | null {
  const table = twin.schema.tables.find((one) => keyOf(one) === name)
  const size = twin.size(name)
  if (!table || !size) return null
  const columns = storedColumns(table, byColumn(twin.statisticsOf(name) ?? { columns: [] }))
  const bytesIn = (indexes: typeof table.indexes): number =>
    indexes.reduce((sum, index) => sum + bytesOf(twin.size(keyOf(index))?.pages ?? 0), 0)
  return {
    table: bytesOf(size.pages + toastPages(columns, size.rows)),
    indexes: bytesIn(table.indexes),
    key: bytesIn(table.indexes.filter(({ primary }) => primary)),
  }
}
