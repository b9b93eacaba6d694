import type { Backend, Operation, Place, Statement, Table } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { keyOf } from '../handler.ts'

export default rule({
  title: 'A list of everything',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['API4:2023', 'CWE-770'],
  message: '`{operation}` returns every row of `{table}`, which grows with each `{writer}`',
  advice: 'Take a `limit` with an upper bound and an `offset` or a cursor, and apply them to the statement.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      if (operation.method !== 'get') continue
      for (const table of returnedTables(operation, backend)) {
        const statement = operation.statements.find((one) => readsAll(one, table))
        const writer = statement && table.foreignKeys.length > 0 ? writerOf(table, backend) : null
        const at = statement?.chain.at(-1)?.at
        if (!statement || !writer || !at || narrowsElse(code, at, statement)) continue
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
  filters.every(
    ({ column, from, operator }) => column.includes('.') && from === 'constant' && /^(==|!=|is)/.test(operator),
  )

const writerOf = (table: Table, { api }: Backend): Operation | null =>
  api.operations.find(
    ({ method, statements }) =>
      method === 'post' && statements.some((one) => one.verb === 'insert' && one.tables[0] === table.id),
  ) ?? null

const last = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

/** A condition that is written next to the statement and that nobody here could read. */
function narrowsElse(code: Code, at: Place, { filters }: Statement): boolean {
  const file = code.file(at.file)
  const around = file?.functions.findLast(({ node }) => {
    const span = file.span(node)
    return span.line <= at.line && at.line <= span.endLine
  })
  return !around || (filters.length === 0 && /\b(where|filter|filter_by|having)\(/.test(around.file.text(around.node)))
}
