import type { Column, Statement, Table } from '../../../model/index.ts'
import { count, filteredColumn, isIndexed, type StatementUse, statementsByTable } from '../../../model/queries/index.ts'
import { notPlanned } from '../../plans/seen.ts'
import { rule } from '../../rule.ts'
import { onePerOperation, ownTables, stepsOf } from '../foreign-key-uses.ts'
import { first } from '../../list.ts'
import { isSoftDelete } from '../soft-delete.ts'

export default rule({
  title: 'A table searched by a column no index begins with',
  severity: 'medium',
  confidence: 'medium',
  message: '{operations} search `{table}` by {columns}, and no index begins with any of it',
  advice: 'Add an index that begins with {columns}, if `{table}` is one that grows.',
  check(subject, report) {
    const { backend } = subject
    const unseen = notPlanned(subject)
    const uses = statementsByTable(backend)
    for (const table of ownTables(backend)) {
      const found = (uses.get(table.id) ?? []).filter(unseen).flatMap((use) => {
        const columns = searchedBy(use.statement, table)
        return columns.length > 0 ? [{ use, columns }] : []
      })
      const [main] = found
      if (!main) continue
      const searches = onePerOperation(found.map(({ use }) => use))
      const columns = byFrequency(found)
      report.found({
        at: columns[0]!.at,
        subject: table.id,
        arguments: {
          table: table.id,
          operations: operations(searches),
          columns: first(
            columns.map(({ name }) => name),
            3,
          ),
        },
        severity: searches.length > 1 ? 'medium' : 'low',
        proof: stepsOf(searches, 6),
        related: columns.slice(1).map((column) => ({ what: `${table.id}.${column.name}`, at: column.at })),
      })
    }
  },
})

const operations = (uses: readonly StatementUse[]): string =>
  uses.length === 1 ? `the statements of \`${uses[0]!.operation.id}\`` : count(uses.length, 'operation')

/** The columns a statement compares with a value of the request, when nothing it compares is indexed. */
function searchedBy(statement: Statement, table: Table): readonly Column[] {
  if (statement.tables.length !== 1 || statement.verb === 'insert' || statement.verb === 'raw') return []
  const filtered = statement.filters.map((filter) => ({ filter, name: filteredColumn(filter, table) }))
  if (filtered.some(({ name }) => name === null || isIndexed(table, name))) return []
  const names = filtered
    .filter(
      ({ filter }) => filter.operator === '==' && /^(path|query|body|header|principal|computed)$/.test(filter.from),
    )
    .map(({ name }) => name)
  const columns = table.columns.filter((column) => names.includes(column.name))
  const refers = columns.some(({ name }) => table.foreignKeys.some((key) => key.columns.includes(name)))
  return refers ? [] : columns.filter((column) => tellsApart(column))
}

/** Flags, states and marks of deletion hold few values: an index on them alone is seldom used. */
const tellsApart = (column: Column): boolean =>
  /^(VARCHAR|CHAR|TEXT|CITEXT|UUID|INTEGER|BIGINT|INET)/.test(column.type) &&
  !column.type.endsWith('[]') &&
  !isSoftDelete(column) &&
  !/(^|_)(status|state|type|kind|category|role|level|stage|mode|locale|lang(uage)?|currency|country|gender|year|month|version|priority|visibility)$/.test(
    column.name,
  )

function byFrequency(found: readonly { readonly columns: readonly Column[] }[]): readonly Column[] {
  const times = new Map<Column, number>()
  for (const { columns } of found) for (const column of columns) times.set(column, (times.get(column) ?? 0) + 1)
  return [...times].toSorted((a, b) => b[1] - a[1]).map(([column]) => column)
}
