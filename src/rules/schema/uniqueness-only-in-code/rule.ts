import type { Backend, Operation, Refusal, Statement, Table } from '../../../model/index.ts'
import {
  argumentAt,
  keywordOf,
  tableOfStep,
  filteredColumn,
  keyColumns,
  standsAt,
  uniqueSets,
} from '../../../model/queries/index.ts'
import { listed } from '../../list.ts'
import { rule } from '../../rule.ts'
import { refusesWhatIsFound } from '../guard.ts'
import { isFlag, isSoftDelete } from '../soft-delete.ts'

export default rule({
  title: 'Uniqueness that only the code checks',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-362', 'CWE-367'],
  message:
    '`{operation}` refuses a second `{table}` with the same {columns}, but no unique constraint backs it: two requests at once both pass',
  advice:
    'Add a unique constraint or unique index on {columns} of `{table}`, and answer 409 when the insert violates it.',
  check({ backend, code }, report) {
    const tables = new Map(backend.data.tables.map((table) => [table.id, table]))
    for (const operation of backend.api.operations) {
      if (!operation.trace || locks(operation)) continue
      for (const [index, statement] of operation.statements.entries()) {
        const table = tables.get(statement.tables[0] ?? '')
        if (!table || !inserts(operation, index, table)) continue
        const columns = searched(statement, table)
        if (columns.length === 0 || isUnique(table, columns) || isMadeUnique(backend, table, columns)) continue
        const refusal = operation.trace.refusals.find(
          (one) => isConflict(one) && refusesWhatIsFound(one, statement, code),
        )
        const at = standsAt(statement)
        if (!refusal || !at) continue
        report.found({
          at: at.at,
          subject: table.id,
          arguments: { operation: operation.id, table: table.id, columns: listed(columns) },
          cause: `${table.id} ${columns.toSorted().join()}`,
          proof: [...statement.chain, ...refusal.chain.slice(-1)],
          related: [{ what: `table ${table.id}`, at: table.at }],
        })
      }
    }
  },
})

const inserts = (operation: Operation, after: number, table: Table): boolean =>
  operation.statements.slice(after + 1).some((one) => one.verb === 'insert' && one.tables.includes(table.id))

/** Only what is wrong with the request as such: 404 and 403 mean something else. */
const isConflict = ({ escapes, status }: Refusal): boolean => escapes && [400, 409, 422].includes(status ?? 0)

/** The columns a row is searched by; none when more is asked than being the same. */
function searched(statement: Statement, table: Table): readonly string[] {
  if (statement.verb !== 'select' || statement.tables.length > 1) return []
  const columns = new Set<string>()
  for (const filter of statement.filters) {
    const column = table.columns.find(({ name }) => name === filteredColumn(filter, table))
    if (!column) return []
    if (isSoftDelete(column) || isFlag(column)) continue
    if (filter.operator !== '==' || filter.from === 'constant' || filter.from === 'column') return []
    columns.add(column.name)
  }
  return [...columns]
}

const isUnique = (table: Table, columns: readonly string[]): boolean =>
  uniqueSets(table).some((unique) => unique.every((column) => columns.includes(column))) ||
  table.indexes.some(
    (index) =>
      index.unique &&
      keyColumns(index).some((column) => columns.includes(column)) &&
      index.keys.some((key) => key.includes('(')),
  ) ||
  (table.exclusions ?? []).length > 0

/** A revision adds the constraint though the model does not speak of it. */
const isMadeUnique = ({ data }: Backend, table: Table, columns: readonly string[]): boolean =>
  data.migrations.some(({ revisions }) =>
    revisions.some(({ scripts }) =>
      scripts?.upgrade?.steps.some((step) => {
        const unique =
          step.operation === 'create_unique_constraint' ||
          (step.operation === 'create_index' && keywordOf(step, 'unique')?.value === true)
        if (!unique || tableOfStep(step, 1) !== table.name) return false
        const of = argumentAt(step, step.batch === null ? 2 : 1, 'columns')?.value
        return Array.isArray(of) && of.every((column) => columns.includes(String(column)))
      }),
    ),
  )

/** A lock, or an insert that lets the database decide, closes the gap between looking and writing. */
const locks = ({ statements, trace }: Operation): boolean =>
  statements.some(({ sql }) => /advisory|lock\s+table|on\s+conflict/i.test(sql ?? '')) ||
  (trace?.calls.some(({ path }) => /\.(with_for_update|on_conflict_\w+|advisory_\w*lock)$/.test(path)) ?? false)
