import type { Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { keyOf } from '../handler.ts'

export default rule({
  title: 'One name for several operations',
  severity: 'low',
  confidence: 'high',
  message: '`{name}` is the operation id of `{operation}` and of `{earlier}`: generated clients keep one of them',
  advice: 'Give each its own `operation_id`, or one decorator for each method.',
  check({ backend }, report) {
    const first = new Map<string, Operation>()
    for (const operation of backend.api.operations) {
      if (!isPublished(operation)) continue
      const key = `${operation.application} ${operation.operationId}`
      const earlier = first.get(key)
      if (!earlier) first.set(key, operation)
      else if (earlier.id !== operation.id)
        report.found({
          at: operation.handler,
          subject: operation.id,
          arguments: { name: operation.operationId, operation: operation.id, earlier: earlier.id },
          cause: keyOf(operation.handler) === keyOf(earlier.handler) ? 'several methods' : `${key}`,
          related: [{ what: `${earlier.id} has it too`, at: earlier.handler }],
        })
    }

    function isPublished(operation: Operation): boolean {
      const application = backend.api.applications.find((one) => one.id === operation.application)
      return operation.published && application?.published === true && operation.operationId !== ''
    }
  },
})
