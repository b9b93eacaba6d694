import type { Operation, Place, Statement, Table } from '../../../model/index.ts'
import { isCaught, isCaughtForAll } from '../../caught.ts'
import { rule } from '../../rule.ts'
import { keyOf } from '../handler.ts'
import { type Input, inputsOf } from '../inputs.ts'

export default rule({
  title: 'A duplicate that ends in 500',
  severity: 'medium',
  confidence: 'high',
  message:
    '`{operation}` adds a `{table}` whose {columns} must be unique, looks for none that exists and catches no `IntegrityError`: the second caller gets 500',
  advice: 'Catch `IntegrityError` where it is committed and answer 409.',
  check({ backend, code }, report) {
    if (isCaughtForAll(code)) return
    const seen = new Set<string>()
    for (const operation of backend.api.operations) {
      if (operation.method !== 'post' && operation.method !== 'put') continue
      const created = inputsOf(operation, backend, code).filter((one) => one.created)
      for (const table of new Set(created.map((one) => one.table))) {
        const here = created.filter((one) => one.table === table)
        const columns = uniqueAmong(table, here, callersOwn(operation, here[0]!.at))
        const at = here[0]!.at
        if (!columns || seen.has(keyOf(at)) || isLookedFor(operation, table, columns) || isCaught(operation, code))
          continue
        seen.add(keyOf(at))
        report.found({
          at,
          subject: operation.id,
          arguments: {
            operation: operation.id,
            table: table.name,
            columns: columns.map((one) => `\`${one}\``).join(' and '),
          },
          related: [{ what: 'the table', at: table.at }],
          proof: [
            { what: operation.id, at: operation.handler },
            { what: `makes a row of ${table.name}`, at },
          ],
        })
      }
    }
  },
})

/** The columns of a unique constraint that are all filled with what the caller sent, or stays the same for them. */
function uniqueAmong(table: Table, inputs: readonly Input[], own: ReadonlySet<string>): readonly string[] | null {
  const written = new Set(inputs.map(({ column }) => column.name))
  const indexes = table.indexes.filter((one) => one.unique && one.where === null).map(({ keys }) => keys)
  const all = [...table.uniques.map(({ columns }) => columns), ...indexes]
  return (
    all.find(
      (columns) => columns.some((one) => written.has(one)) && columns.every((one) => written.has(one) || own.has(one)),
    ) ?? null
  )
}

/** Columns that are the same for everything one caller adds: `clinic_id=clinic.id`. */
const callersOwn = (operation: Operation, at: Place): ReadonlySet<string> =>
  new Set(
    (operation.trace?.calls ?? [])
      .filter(({ chain }) => keyOf(chain.at(-1)!.at) === keyOf(at))
      .flatMap((call) => call.arguments)
      .filter(({ name, from }) => name !== '' && from.length > 0 && from.every((one) => one === 'principal'))
      .map(({ name }) => name),
  )

/** Whether a row with the same value is looked for first; what cannot be told counts as looked for. */
const isLookedFor = (operation: Operation, table: Table, columns: readonly string[]): boolean =>
  beforeInsert(operation, table).some(
    ({ verb, tables, filters }) =>
      verb === 'raw' ||
      (verb === 'select' &&
        tables.includes(table.id) &&
        (filters.length === 0 ||
          filters.some(({ column }) => columns.some((one) => column.endsWith(one)) || !column.includes('.')))),
  )

/** What is read after the insert, to hand it out, looked for nothing. */
function beforeInsert({ statements }: Operation, table: Table): readonly Statement[] {
  const at = statements.findIndex(({ verb, tables }) => verb === 'insert' && tables.includes(table.id))
  return at < 0 ? statements : statements.slice(0, at)
}
