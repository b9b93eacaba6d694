import type { Argument, Backend, Operation, Step, Table } from '../../../model/index.ts'
import { isAdministration, isOpenToCallers, ownershipOf, parted } from '../../../model/queries/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { applicationsOf, mentionsField, namesOf } from '../applied.ts'
import { callerParameter } from '../handler.ts'
import { codeOfCall, columnNamed, fieldsOfParameter, tablesWritten } from '../written.ts'

export default rule({
  title: 'The client says who it is',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-639', 'CWE-290', 'API1:2023'],
  message: '`{operation}` makes a row of `{table}` for whoever `{field}` of the request names, not for its caller',
  advice: 'Take `{field}` from the caller that was authenticated, and out of the request.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      if (isAdministration(operation) || !isOpenToCallers(operation)) continue
      const [found] = [...writtenOut(backend, operation), ...wholesale(backend, operation, code)]
      if (!found) continue
      report.found({
        at: found.chain.at(-1)?.at ?? operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, table: found.table.name, field: found.field },
        confidence: callerParameter(operation, code)?.used === false ? 'high' : 'medium',
        proof: found.chain,
        related: operation.access.principals.map((one) => ({ what: `\`${one.name}\` is the caller`, at: one.at })),
      })
    }
  },
})

interface Named {
  readonly table: Table
  readonly field: string
  readonly chain: readonly Step[]
}

/** Tables into which rows are put that are not known to be the caller's. */
function openTables(backend: Backend, operation: Operation): readonly Table[] {
  const { paths } = ownershipOf(backend)
  return tablesWritten(backend, operation).filter(
    (table) =>
      paths.get(table.id)?.kind === 'caller' &&
      operation.statements.some((one) => one.verb === 'insert' && one.tables[0] === table.id) &&
      // Once the caller is asked for beside the table, somebody thought of it.
      !operation.statements.some((one) =>
        one.filters.some((filter) => filter.from === 'principal' && parted(filter.column)[0] === table.id),
      ),
  )
}

const ownerColumns = (backend: Backend, table: Table): readonly string[] =>
  (ownershipOf(backend).paths.get(table.id)?.columns ?? []).filter(
    (one) => !/tenant|org|workspace|team|company/.test(one),
  )

/** `Order(buyer_id=order.buyer_id)` */
function writtenOut(backend: Backend, operation: Operation): readonly Named[] {
  return openTables(backend, operation).flatMap((table) =>
    (operation.trace?.calls ?? []).flatMap((call) => {
      if (table.model === null || lastPart(call.path) !== lastPart(table.model)) return []
      const given = call.arguments.find((one) => ownerColumns(backend, table).includes(one.name) && isOfRequest(one))
      return given ? [{ table, field: given.name, chain: call.chain }] : []
    }),
  )
}

/** Straight from the request: what was looked up by it may have been checked. */
const isOfRequest = ({ from, made }: Argument): boolean =>
  from.some((one) => /^(body|query|form):/.test(one)) && !from.includes('principal') && !/loaded_value/.test(made)

/** `Order(**order.model_dump())` where the request has a `buyer_id`. */
function wholesale(backend: Backend, operation: Operation, code: Code): readonly Named[] {
  const tables = openTables(backend, operation)
  if (tables.length === 0) return []
  return (operation.trace?.calls ?? []).flatMap((call) => {
    const source = /\.(model_dump|dict)$/.test(call.path)
      ? call.receiver.find((one) => one.startsWith('body:'))
      : undefined
    const found = source === undefined ? null : codeOfCall(call, code)
    if (source === undefined || !found) return []
    const applied = applicationsOf(found.within, namesOf(found.within, found.node), found.node)
    return tables.flatMap((table) => {
      if (
        !applied.some(
          (one) => one.how === 'constructor' && table.model !== null && one.target.endsWith(lastPart(table.model)),
        )
      )
        return []
      return fieldsOfParameter(backend, operation, source.slice('body:'.length))
        .filter((one) => ownerColumns(backend, table).some((name) => name === columnNamed(table, one.name)?.name))
        .filter((one) => !mentionsField(found.within, one.name))
        .map((one) => ({ table, field: one.name, chain: call.chain }))
    })
  })
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1)
