import type { Statement, Table } from '../../../model/index.ts'
import { count, filteredColumn, isIndexed, statementsByTable } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { onePerOperation, ownTables, stepsOf } from '../foreign-key-uses.ts'
import { first } from '../../list.ts'

export default rule({
  title: 'A search inside of text that no index serves',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  message:
    '{columns} of `{table}` is searched inside of (`LIKE %...%`) by {operations}, and no trigram index serves that',
  advice:
    'Add a trigram index (`USING gin ({columns} gin_trgm_ops)`) or a text search column, if `{table}` is one that grows.',
  check({ backend }, report) {
    const uses = statementsByTable(backend)
    for (const table of ownTables(backend)) {
      const found = (uses.get(table.id) ?? []).flatMap((use) => {
        const columns = lookedInto(use.statement, table)
        return columns.length > 0 ? [{ use, columns }] : []
      })
      const names = [...new Set(found.flatMap(({ columns }) => columns))]
      const column = table.columns.find(({ name }) => name === names[0])
      if (!column) continue
      const searches = onePerOperation(found.map(({ use }) => use))
      report.found({
        at: column.at,
        subject: table.id,
        arguments: { operations: count(searches.length, 'operation'), columns: first(names, 4), table: table.id },
        proof: stepsOf(searches, 6),
      })
    }
  },
})

/** Columns a statement looks inside of, when nothing else it compares narrows the table down. */
function lookedInto(statement: Statement, table: Table): readonly string[] {
  const named = statement.filters.map((filter) => ({ filter, name: filteredColumn(filter, table) }))
  if (named.some(({ filter, name }) => filter.operator === '==' && name !== null && isIndexed(table, name))) return []
  const inside = named.filter(({ filter }) => /^(ilike|like|contains|ends with)$/.test(filter.operator))
  return inside.flatMap(({ name }) => (name !== null && isText(table, name) && !servesText(table, name) ? [name] : []))
}

const isText = (table: Table, name: string): boolean =>
  table.columns.some((column) => column.name === name && /^(VARCHAR|TEXT|CITEXT)(\(\d+\))?$/.test(column.type))

/** GIN and GiST with the trigram operator class. */
const servesText = (table: Table, name: string): boolean =>
  table.indexes.some(({ using, keys }) => /^(gin|gist)$/i.test(using ?? '') && keys.some((key) => key.includes(name)))
