import type { Operation } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { dependenciesOf, handlerOf, keyOf } from '../handler.ts'
import { misspeltAs, undeclaredNames } from '../path-names.ts'

export default rule({
  title: 'A path parameter nobody takes',
  severity: 'medium',
  confidence: 'high',
  message: '`{name}` of `{operation}` is declared neither by the handler nor by any dependency: every value answers alike',
  advice: 'Declare `{name}` where it decides what is answered, or take it out of the path.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations)
      for (const name of undeclaredNames(operation, backend.api.applications)) {
        if (misspeltAs(operation, name) !== null) continue
        if (!handlerOf(code, operation) || operation.access.unknown.length > 0) {
          report.unknown('who takes a path parameter')
          continue
        }
        if (readByHand(code, operation)) continue
        const prefix = operation.wiring.find((step) => step.what.includes(`{${name}}`))
        report.found({
          at: operation.handler,
          subject: operation.id,
          arguments: { operation: operation.id, name },
          ...(prefix ? { cause: `${keyOf(prefix.at)} ${name}` } : {}),
          proof: operation.wiring,
        })
      }
  },
})

const BY_HAND = /\b(path_params|get_route_handler)\b|\burl\.path\b|\bscope\[/

/** Whether something on the way looks into the request itself. */
function readByHand(code: Code, operation: Operation): boolean {
  const handler = handlerOf(code, operation)
  if (handler && BY_HAND.test(handler.file.text(handler.node))) return true
  const names = new Set(dependenciesOf(operation).map((one) => one.name.split('.').at(-1)))
  return code
    .mentioning(BY_HAND)
    .some(
      (file) =>
        file.source.includes('get_route_handler') ||
        file.functions.some((one) => names.has(one.node.name) && BY_HAND.test(file.text(one.node))) ||
        file.classes.some((one) => names.has(one.name) && BY_HAND.test(file.text(one))),
    )
}
