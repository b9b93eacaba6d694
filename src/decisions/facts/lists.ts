import type { Operation, Statement, Table } from '../../model/index.ts'
import { filteredColumn } from '../../model/queries/index.ts'
import { type DecisionSubject, rowsOf } from '../subject.ts'

/** An operation that hands out rows of a table in an order, some at a time. */
export interface ListUse {
  readonly operation: Operation
  readonly statement: Statement
  readonly table: Table
  readonly page: 'cursor' | 'offset' | null
}

const CURSOR =
  /^(cursor|after|before|since|starting_after|ending_before|page_?token|continuation(_?token)?|next_?token)$/i
const OFFSET = /^(offset|skip|page|page_?(number|no)|start)$/i

/** Lists of the tables of a backend, one for each operation. */
export const listsOf = ({ backend, tables }: DecisionSubject): readonly ListUse[] =>
  backend.api.operations.flatMap((operation) => {
    if (operation.method !== 'get' || operation.path.endsWith('}')) return []
    const found = operation.statements.flatMap((statement) =>
      listedBy(statement, tables).map((table) => ({ statement, table })),
    )
    const [first] = found
    return first ? [{ operation, ...first, page: pageOf(operation) }] : []
  })

const listedBy = (
  { verb, tables: named, sort, limited, aggregate }: Statement,
  tables: readonly Table[],
): readonly Table[] =>
  verb === 'select' && !aggregate && (sort.length > 0 || limited === 'yes')
    ? tables.filter(({ id }) => id === named[0])
    : []

function pageOf({ parameters }: Operation): ListUse['page'] {
  const has = (pattern: RegExp): boolean => parameters.some((one) => one.in === 'query' && pattern.test(one.name))
  if (has(CURSOR)) return 'cursor'
  return has(OFFSET) ? 'offset' : null
}

/** The columns a list is sorted by, as far as they are columns, with the direction the first one has. */
export function orderOf({ statement, table }: ListUse): {
  readonly columns: readonly string[]
  readonly descending: boolean
} {
  const [first = ''] = statement.sort
  const descending = / desc$/i.test(first)
  const name = first.replace(/ (?:asc|desc)$/i, '').replace(/^.*\./, '')
  const key = table.primaryKey?.columns ?? []
  const column = table.columns.find((one) => one.name === name || one.attribute === name)
  return { columns: [...new Set([...(column ? [column.name] : []), ...key])], descending }
}

/** A column of the table that a list is always held to one value of, with the table the values come from. */
export interface HeldTo {
  readonly column: string
  readonly parent: string
}

/** What a list always asks for: the project of the path, the caller. Of several the one with most values. */
export function heldTo(list: ListUse, subject: DecisionSubject): HeldTo | null {
  const { statement, table } = list
  const found = statement.filters.flatMap((filter) => {
    const column = filter.operator === '==' && !filter.within ? filteredColumn(filter, table) : null
    const key = table.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === column)
    return column !== null && key && filter.from !== 'column' ? [{ column, parent: key.references.table }] : []
  })
  const rowsIn = (id: string): number => subject.rows.get(id)?.rows ?? 1
  return found.toSorted((one, other) => rowsIn(other.parent) - rowsIn(one.parent))[0] ?? null
}

/** A parent with many children has so many times the average. */
const SKEW = 10

/** Rows one caller can page through: all of them, or what the largest of many parents has. */
export function reachOf(list: ListUse, subject: DecisionSubject): number {
  const [held, rows] = [heldTo(list, subject), rowsOf(subject, list.table)]
  if (held === null) return rows
  return Math.min(rows, (SKEW * rows) / Math.max(1, subject.rows.get(held.parent)?.rows ?? 1))
}
