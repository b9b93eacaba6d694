import type { PlansExperiment, Table } from '../../model/index.ts'
import { quoted } from '../../sql/identifiers.ts'
import { indexOn, named, variantOf } from './variant.ts'

export interface DeepPages {
  readonly table: Table
  readonly rows: number
  /** What is sorted by, the key last. */
  readonly columns: readonly string[]
  readonly descending: boolean
  /** The column that is held to one value; null where the whole table is listed. */
  readonly held: string | null
  readonly size: number
  readonly offset: number
}

/** A page far behind the first by both ways, each with the index that serves its order. */
export function deepPages({ table, rows, columns, descending, held, size, offset }: DeepPages): PlansExperiment {
  const keys = [...new Set([...(held === null ? [] : [held]), ...columns])]
  const paged = variantOf(table, 'paged', { rows, change: { indexes: [...table.indexes, indexOn(table, keys)] } })
  const conditions = held === null ? [] : [`${quoted(held)} = $1`]
  const first = held === null ? 1 : 2
  const row = (parts: readonly string[]): string => (parts.length === 1 ? parts[0]! : `(${parts.join(', ')})`)
  const behind = `${row(columns.map(quoted))} ${descending ? '<' : '>'} ${row(columns.map((_, i) => `$${first + i}`))}`
  const order = columns.map((column) => `${quoted(column)}${descending ? ' DESC' : ''}`).join(', ')
  const page = (all: readonly string[], more: string): string =>
    `SELECT * FROM ${named(paged.table)}${all.length > 0 ? ` WHERE ${all.join(' AND ')}` : ''} ORDER BY ${order} LIMIT ${size}${more}`
  return {
    kind: 'plans',
    what: `EXPLAIN of a page of ${size} rows of ${table.name} behind ${offset}, by OFFSET and by cursor, in a twin of the tables`,
    variants: [paged],
    statements: [
      { name: 'offset', sql: page(conditions, ` OFFSET ${offset}`) },
      { name: 'cursor', sql: page([...conditions, behind], '') },
    ],
  }
}
