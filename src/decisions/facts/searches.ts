import type { Column, Table } from '../../model/index.ts'
import { filteredColumn } from '../../model/queries/index.ts'
import type { DecisionSubject } from '../subject.ts'
import { type TableUse, usesOf } from './uses.ts'

/** Text that operations look inside of. */
export interface SearchedTable {
  readonly table: Table
  readonly columns: readonly Column[]
  readonly uses: readonly TableUse[]
}

const INSIDE = /^(ilike|like|contains|icontains|ends with|match)$/
const TEXT = /^(VARCHAR|TEXT|CITEXT)(\(\d+\))?$/

export const searchedTables = (subject: DecisionSubject): readonly SearchedTable[] =>
  subject.tables.flatMap((table) => {
    const uses = usesOf(subject, table, 'select')
    const found = uses.flatMap((use) => {
      const columns = use.statement.filters.flatMap((filter) => {
        const name = INSIDE.test(filter.operator) ? filteredColumn(filter, table) : null
        return table.columns.filter((column) => column.name === name && TEXT.test(column.type))
      })
      return columns.length > 0 ? [{ use, columns }] : []
    })
    const columns = [...new Set(found.flatMap((one) => one.columns))]
    return columns.length > 0 ? [{ table, columns, uses: found.map(({ use }) => use) }] : []
  })

/** What is longer than this is read as sentences, and not as a name. */
const LONG = 500

export const isLong = ({ type }: Column): boolean =>
  Number(/\((\d+)\)/.exec(type)?.[1] ?? (type === 'TEXT' ? Infinity : 0)) > LONG
