import type { Backend, Confidence, Operation } from '../../../model/index.ts'
import {
  isAdministration,
  isOpenToCallers,
  type NamedObject,
  ownershipOf,
  type Peers,
  peersOf,
  unscopedObjects,
} from '../../../model/queries/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { askedAt, callerParameter } from '../handler.ts'

export default rule({
  title: 'An object of somebody else can be taken by its id',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-639', 'API1:2023'],
  message: '`{operation}` {does} `{table}` by `{filter}` of the {source}, and nothing ties the row to the caller',
  advice:
    'Filter by the caller as well, or compare the loaded row with the caller and answer 404 when it is not theirs.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      if (isAdministration(operation) || !isOpenToCallers(operation)) continue
      for (const object of unscopedObjects(backend, operation)) {
        const peers = peersOf(backend, object.table)
        const at = askedAt(operation, object.statement)
        report.found({
          at,
          subject: operation.id,
          cause: `${at.file}:${at.line}:${at.column} ${object.table.id}`,
          arguments: {
            operation: operation.id,
            does: changes(operation, object) ? 'changes' : 'reads',
            table: object.table.name,
            filter: object.filter.column,
            source: object.filter.from,
          },
          confidence: confidenceOf(backend, operation, object, peers, code),
          proof: [...object.statement.chain, ...(object.path?.steps ?? [])],
          related: peers.restricted.slice(0, 3).map((one) => ({
            what: `${peers.restricted.length} of ${peers.all.length} operations on ${object.table.name} restrict rows by the caller, such as ${one.id}`,
            at: one.handler,
          })),
        })
      }
    }
  },
})

function changes(operation: Operation, { statement, table }: NamedObject): boolean {
  if (statement.verb !== 'select') return true
  return operation.statements.some(
    (one) => (one.verb === 'update' || one.verb === 'delete') && one.tables[0] === table.id && one.scoped === 'no',
  )
}

/** What speaks for it: peers that do it right, most of them, a caller nobody looks at, a change. */
function confidenceOf(
  backend: Backend,
  operation: Operation,
  object: NamedObject,
  { restricted, all }: Peers,
  code: Code,
): Confidence {
  const caller = callerParameter(operation, code)
  const reasons = [
    restricted.length > 0,
    restricted.length * 2 > all.length,
    caller?.used === false,
    changes(operation, object),
  ].filter(Boolean).length
  // A team's rows are shared on purpose more often than a person's.
  const shared = object.path?.kind === 'tenant' && restricted.length === 0
  if (reasons >= 2 && !shared && object.filter.from === 'path') return 'high'
  return reasons === 0 && !ownershipOf(backend).callers.has(object.table.id) ? 'low' : 'medium'
}
