import type { Backend, Operation, Statement, Table } from '../../../model/index.ts'
import { isUniqueColumn } from '../../../model/queries/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { footsteps } from '../functions.ts'
import { isLocked } from '../locks.ts'

export default rule({
  title: 'A duplicate at the same moment ends in a 500',
  severity: 'low',
  confidence: 'high',
  weaknesses: ['CWE-362', 'CWE-755'],
  message:
    '`{operation}` asks whether `{column}` is taken and then inserts: of two requests at once, one ends in a 500',
  advice:
    'Catch `IntegrityError` around the commit and answer 409, or insert with `on_conflict_do_nothing()` and look whether a row came back.',
  check({ backend, code }, report) {
    // One handler for all of them is enough.
    if (
      code
        .mentioning(/exception_handlers?\b/)
        .some((file) => file.mentions(/IntegrityError|SQLAlchemyError|DBAPIError/))
    )
      return
    for (const operation of backend.api.operations) {
      const found = raceOf(backend, operation)
      if (!found || isLocked(operation) || isCaught(code, operation, found.insert)) continue
      report.found({
        at: found.insert.chain.at(-1)!.at,
        subject: operation.id,
        arguments: { operation: operation.id, column: found.column },
        cause: JSON.stringify(found.insert.chain.at(-1)!.at),
        related: [{ what: 'asks for it', at: found.ask.chain.at(-1)!.at }],
        proof: [...found.ask.chain, ...found.insert.chain],
      })
    }
  },
})

interface Race {
  readonly ask: Statement
  readonly insert: Statement
  readonly column: string
}

/** A unique column is asked for by what the caller sent, a refusal follows, and then a row of the same table is added. */
function raceOf(backend: Backend, operation: Operation): Race | null {
  const refuses = operation.trace?.refusals.some(
    (one) => (one.status === 400 || one.status === 409) && one.escapes && one.conditions.length > 0,
  )
  if (!refuses) return null
  for (const [at, insert] of operation.statements.entries()) {
    if (insert.verb !== 'insert' || insert.tables.length !== 1) continue
    const table = backend.data.tables.find((one) => one.id === insert.tables[0])
    if (!table) continue
    for (const ask of operation.statements.slice(0, at)) {
      const column = ask.verb === 'select' && ask.tables.includes(table.id) ? uniqueAsked(table, ask) : null
      if (column !== null) return { ask, insert, column: `${table.name}.${column}` }
    }
  }
  return null
}

const uniqueAsked = (table: Table, { filters }: Statement): string | null =>
  filters
    .filter(({ operator, from }) => operator === '==' && from === 'body')
    .map(({ column }) => column.slice(column.lastIndexOf('.') + 1))
    .find((column) => isUniqueColumn(table, column)) ?? null

/** A function on the way, or the one that commits, catches what the database says. */
function isCaught(code: Code, operation: Operation, insert: Statement): boolean {
  const chains = [
    insert.chain,
    ...(operation.trace?.calls ?? []).filter((one) => /\.(commit|flush)$/.test(one.path)).map((one) => one.chain),
  ]
  return chains.some((chain) =>
    footsteps(code, chain).some(
      ({ file, within }) =>
        within &&
        /except[^:\n]*(IntegrityError|UniqueViolation|SQLAlchemyError|DBAPIError|Exception)|except\s*:|on_conflict/.test(
          file.text(within.node),
        ),
    ),
  )
}
