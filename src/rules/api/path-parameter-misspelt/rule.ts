import { rule } from '../../rule.ts'
import { handlerOf, parameterOf } from '../handler.ts'
import { misspeltAs, undeclaredNames } from '../path-names.ts'

export default rule({
  title: 'A path parameter under another name',
  severity: 'high',
  confidence: 'high',
  message:
    '`{operation}` asks for `{taken}` in the query, because the path calls it `{name}`: what stands in the path is not read',
  advice: 'Give both the same name: `{name}` in the path and in the function.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations)
      for (const name of undeclaredNames(operation, backend.api.applications)) {
        const taken = misspeltAs(operation, name)
        if (taken === null) continue
        const handler = handlerOf(code, operation)
        const parameter = handler && parameterOf(handler, taken)
        // A dependency that many paths share may well mean the query.
        if (!handler || !parameter) continue
        report.found({
          at: handler.file.place(parameter),
          subject: operation.id,
          arguments: { operation: operation.id, taken, name },
          proof: operation.wiring,
        })
      }
  },
})
