import { rule } from '../../rule.ts'
import { handlerOf, keyOf } from '../handler.ts'
import { misspeltAs, undeclaredNames } from '../path-names.ts'
import { readByHand } from '../request-by-hand.ts'

export default rule({
  title: 'A path parameter nobody takes',
  severity: 'medium',
  confidence: 'high',
  message:
    '`{name}` of `{operation}` is declared neither by the handler nor by any dependency: every value answers alike',
  advice: 'Declare `{name}` where it decides what is answered, or take it out of the path.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations)
      for (const name of undeclaredNames(operation, backend.api.applications)) {
        if (misspeltAs(operation, name) !== null) continue
        if (!handlerOf(code, operation) || operation.access.unknown.length > 0) {
          report.unknown('who takes a path parameter')
          continue
        }
        if (readByHand(code, operation, name)) continue
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
