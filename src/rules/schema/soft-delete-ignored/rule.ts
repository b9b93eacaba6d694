import type { Column, Statement, Table } from '../../../model/index.ts'
import {
  askedAt,
  filteredColumn,
  sharedPlaces,
  standsAt,
  statementsByTable,
  type StatementUse,
  uniqueSets,
} from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { softDeleteOf } from '../soft-delete.ts'

export default rule({
  title: 'A query that sees deleted rows',
  severity: 'medium',
  confidence: 'low',
  audience: 'auditor',
  message: '`{operation}` reads `{table}` without looking at `{column}`, as {respecting} of {total} queries of it do',
  advice: 'Filter by `{column}` here too, or say in a comment why deleted rows are wanted.',
  check({ backend }, report) {
    const shared = sharedPlaces(backend)
    const uses = statementsByTable(backend)
    for (const table of backend.data.tables) {
      const column = softDeleteOf(table)
      if (!column) continue
      const reads = distinct((uses.get(table.id) ?? []).filter(({ statement }) => isSearch(statement, table)))
      const ignoring = reads.filter(({ statement }) => !looksAt(statement, column, table))
      const respecting = reads.length - ignoring.length
      if (respecting < 3 || respecting < ignoring.length * 4) continue
      for (const { operation, statement } of ignoring)
        report.found({
          at: askedAt(statement, shared)?.at ?? operation.handler,
          subject: operation.id,
          arguments: { operation: operation.id, table: table.id, column: column.name, respecting, total: reads.length },
          proof: statement.chain,
          related: [{ what: `${table.id}.${column.name}`, at: column.at }],
        })
    }
  },
})

/** A search by something: loading one row by its key, or again, is followed by looks of its own. */
const isSearch = (statement: Statement, table: Table): boolean =>
  statement.verb === 'select' &&
  statement.tables.length === 1 &&
  statement.tables[0] === table.id &&
  statement.filters.length > 0 &&
  !statement.filters.some((filter) => filter.column.endsWith('(primary key)') || isKey(filter.column, table)) &&
  statement.filters.every((filter) => filteredColumn(filter, table) !== null) &&
  !asksWhetherTaken(statement, table)

/** What is unique among deleted rows too is looked for among them. */
const asksWhetherTaken = ({ filters }: Statement, table: Table): boolean => {
  const columns = filters.map((filter) => filteredColumn(filter, table))
  return uniqueSets(table).some((unique) => unique.every((column) => columns.includes(column)))
}

const isKey = (column: string, table: Table): boolean =>
  table.primaryKey?.columns.some((key) => column === `${table.id}.${key}`) ?? false

const looksAt = (statement: Statement, column: Column, table: Table): boolean =>
  statement.filters.some((filter) => filteredColumn(filter, table) === column.name)

/** Each place once: the same statement serves many operations. */
function distinct(uses: readonly StatementUse[]): readonly StatementUse[] {
  const byPlace = new Map<string, StatementUse>()
  for (const use of uses) {
    const at = standsAt(use.statement)?.at
    if (!at) continue
    const key = `${at.file}:${at.line}:${at.column} ${use.statement.filters.map(({ column }) => column).join()}`
    if (!byPlace.has(key)) byPlace.set(key, use)
  }
  return [...byPlace.values()]
}
