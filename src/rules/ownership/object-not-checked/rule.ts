import type { Backend, Confidence, Operation } from '../../../model/index.ts'
import {
  changesObject,
  isAdministration,
  isOpenToCallers,
  isShared,
  type NamedObject,
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
        const confidence = confidenceOf(backend, operation, object, peers, code)
        if (!confidence) continue
        const at = askedAt(operation, object.statement)
        report.found({
          at,
          subject: operation.id,
          cause: `${at.file}:${at.line}:${at.column} ${object.table.id}`,
          arguments: {
            operation: operation.id,
            does: changesObject(operation, object) ? 'changes' : 'reads',
            table: object.table.name,
            filter: object.filter.column,
            source: object.filter.from,
          },
          confidence,
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

/**
 * What speaks for it: peers that do it right, most of them, a caller nobody looks at, a change. Null where it is
 * as likely that everyone may.
 */
function confidenceOf(
  backend: Backend,
  operation: Operation,
  object: NamedObject,
  { restricted, all }: Peers,
  code: Code,
): Confidence | null {
  const most = restricted.length * 2 > all.length
  const changed = changesObject(operation, object)
  const ignored = callerParameter(operation, code)?.used === false
  const shared = isShared(backend, object.table)
  // A mention of an object in a request to make another one is often meant to reach what others made.
  if (!changed && operation.method !== 'get' && !most) return null
  if (!changed && shared && !(ignored && restricted.length > 0)) return null
  // A team's rows are shared on purpose more often than a person's.
  if (object.path?.kind === 'tenant' && !most && !(changed && ignored)) return null
  const spoken = PUBLISHED.test(object.table.name) && !changed
  if (spoken && !most) return null
  const reasons = [restricted.length > 0, most, ignored, changed].filter(Boolean).length
  if (reasons === 0) return object.path === null ? null : 'low'
  return reasons >= 2 && !shared && !spoken && object.filter.from === 'path' ? 'high' : 'medium'
}

/** What people write is mostly there to be read by others. */
const PUBLISHED = /comment|review|post|article|reaction|rating|like|repl(y|ies)|follow|blog|vote|recipe|favou?rite/i
