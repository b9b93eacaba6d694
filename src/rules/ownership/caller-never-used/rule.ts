import type { Backend, Operation, Place, Step } from '../../../model/index.ts'
import { isOpenToCallers, isShared, unscopedObjects } from '../../../model/queries/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import type { Expression } from '../../../python/ast.ts'
import { rule } from '../../rule.ts'
import { askedAt, callerParameter, isInHandler } from '../handler.ts'
import { openLists } from '../lists.ts'
import { storesOf } from '../stored.ts'

export default rule({
  title: 'The handler takes its caller and never looks at them',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-862', 'API1:2023'],
  message: '`{operation}` takes `{caller}`, never uses it, and {does}',
  advice:
    'Use `{caller}` to restrict what is read or changed, or say with a dependency of the decorator that any caller will do.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      if (!isOpenToCallers(operation)) continue
      const caller = callerParameter(operation, code)
      if (!caller || caller.used || unscopedObjects(backend, operation).length > 0) continue
      const touched = touchedRows(backend, operation) ?? touchedRecord(operation, code)
      if (!touched) continue
      report.found({
        at: caller.at,
        subject: operation.id,
        arguments: { operation: operation.id, caller: caller.name, does: touched.does },
        proof: [{ what: `${caller.name} is not mentioned in the handler`, at: caller.at }, ...touched.steps],
        related: [{ what: touched.does, at: touched.at }],
      })
    }
  },
})

interface Touched {
  readonly does: string
  readonly at: Place
  readonly steps: readonly Step[]
}

/** All rows of a table whose rows belong to somebody. */
function touchedRows(backend: Backend, operation: Operation): Touched | null {
  const list = openLists(backend, operation).find(({ table }) => !isShared(backend, table))
  return list
    ? {
        does: `returns all rows of \`${list.table.name}\``,
        at: askedAt(operation, list.statement),
        steps: [...list.statement.chain, ...list.path.steps],
      }
    : null
}

const OWNED = /['"](owner|owner_id|user_id|username|customer_id|created_by|account_id|user|email)['"]/

/** A record of a dictionary or list of the module, by something of the path. */
function touchedRecord(operation: Operation, code: Code): Touched | null {
  const handler = code.functionAt(operation.handler)
  const names = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name)
  if (
    !handler ||
    names.length === 0 ||
    operation.statements.some((one) => isInHandler(operation, one)) ||
    !handler.file.mentions(OWNED)
  )
    return null
  const stores = storesOf(handler)
  for (const node of nodesIn(handler.node.body)) {
    const [store, key] =
      node.kind === 'Subscript'
        ? [node['value'] as Expression, node['index'] as Expression]
        : node.kind === 'Call' && (node['callee'] as Expression).kind === 'Attribute'
          ? [(node['callee'] as unknown as { value: Expression }).value, (node['args'] as readonly Expression[])[0]]
          : [undefined, undefined]
    if (store?.kind !== 'Name' || key?.kind !== 'Name' || !stores.has(store.id) || !names.includes(key.id)) continue
    const at = handler.file.place(node)
    return {
      does: `takes a record of \`${store.id}\` by \`${key.id}\``,
      at,
      steps: [{ what: handler.file.text(node), at }],
    }
  }
  return null
}
