import type { Backend, Operation, Statement, Table } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { keyOf } from '../handler.ts'

export default rule({
  title: 'A list of everything',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['API4:2023', 'CWE-770'],
  message: '`{operation}` returns every row of `{table}`, which grows with each `{writer}`',
  advice: 'Take a `limit` with an upper bound and an `offset` or a cursor, and apply them to the statement.',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      if (operation.method !== 'get') continue
      for (const table of returnedTables(operation, backend)) {
        const statement = operation.statements.find((one) => readsAll(one, table))
        const writer = statement && table.foreignKeys.length > 0 ? writerOf(table, backend) : null
        const at = statement?.chain.at(-1)?.at
        if (!statement || !writer || !at) continue
        report.found({
          at,
          subject: operation.id,
          arguments: { operation: operation.id, table: table.name, writer: writer.id },
          cause: keyOf(at),
          related: [{ what: `${writer.id} adds to it`, at: writer.handler }],
          proof: statement.chain,
        })
      }
    }
  },
})

/** The tables whose objects the handler hands back as a list. */
function returnedTables({ trace }: Operation, backend: Backend): readonly Table[] {
  const types = new Set((trace?.returns ?? []).filter(({ many }) => many).map(({ type }) => last(type)))
  return backend.data.tables.filter(({ model }) => model !== null && types.has(last(model)))
}

/** All rows, or all that are not put aside. */
const readsAll = ({ verb, tables, limited, filters, scoped }: Statement, table: Table): boolean =>
  verb === 'select' &&
  tables.length === 1 &&
  tables[0] === table.id &&
  limited === 'no' &&
  scoped !== 'yes' &&
  filters.every(({ from, operator }) => from === 'constant' && operator !== 'in')

const writerOf = (table: Table, { api }: Backend): Operation | null =>
  api.operations.find(
    ({ method, statements }) =>
      method === 'post' && statements.some((one) => one.verb === 'insert' && one.tables[0] === table.id),
  ) ?? null

const last = (path: string): string => path.slice(path.lastIndexOf('.') + 1)
