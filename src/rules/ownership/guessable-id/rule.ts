import type { Backend, Operation, Statement, Table } from '../../../model/index.ts'
import { isAdministration, ownershipOf, parted, tableOf } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Ids of what belongs to somebody can be counted through',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  weaknesses: ['CWE-340'],
  message: 'Rows of {count} that belong to somebody are addressed by running numbers: `{table}` in `{operation}`',
  advice: 'Address it by a random id (UUID) in public, or make sure that every operation asks whose it is.',
  check({ backend }, report) {
    const first = new Map<string, Numbered>()
    for (const operation of backend.api.operations) {
      if (isAdministration(operation)) continue
      for (const statement of operation.statements) {
        const table = tableByNumber(backend, operation, statement)
        if (table && !first.has(table.id)) first.set(table.id, { table, operation, statement })
      }
    }
    for (const { table, operation, statement } of first.values())
      report.found({
        at: operation.handler,
        subject: table.id,
        cause: 'running numbers',
        arguments: {
          count: first.size === 1 ? '1 table' : `${first.size} tables`,
          table: table.name,
          operation: operation.id,
        },
        related: [...first.values()].map((one) => ({
          what: `${one.table.name}, in ${one.operation.id}`,
          at: one.table.at,
        })),
        proof: statement.chain,
      })
  },
})

interface Numbered {
  readonly table: Table
  readonly operation: Operation
  readonly statement: Statement
}

/** A table of somebody's rows that a statement takes one of by a number of the path. */
function tableByNumber(backend: Backend, operation: Operation, statement: Statement): Table | null {
  if (!isNumber(operation)) return null
  for (const filter of statement.filters) {
    const [id, column] = parted(filter.column)
    const table = filter.from === 'path' && ownershipOf(backend).paths.has(id) ? tableOf(backend, id) : null
    if (table && isRunning(table) && (column === '(primary key)' || table.primaryKey?.columns[0] === column))
      return table
  }
  return null
}

/** The key is a whole number that the database counts up. */
function isRunning(table: Table): boolean {
  const [name, ...more] = table.primaryKey?.columns ?? []
  const column = table.columns.find((one) => one.name === name)
  return more.length === 0 && column !== undefined && /^(BIG|SMALL)?(INT|INTEGER|SERIAL)/i.test(column.type)
}

const isNumber = (operation: Operation): boolean =>
  operation.parameters.some((one) => one.in === 'path' && one.schema['type'] === 'integer')
