import type { Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { keyOf } from '../handler.ts'

export default rule({
  title: 'The same route twice',
  severity: 'medium',
  confidence: 'high',
  message: '`{operation}` is registered twice: only {earlier} answers, {later} never does',
  advice: 'Remove one of them, or give it another path or method.',
  check({ backend }, report) {
    const first = new Map<string, Operation>()
    for (const operation of backend.api.operations) {
      const key = `${operation.application} ${operation.method} ${operation.pattern}`
      const earlier = first.get(key)
      if (!earlier) {
        if (operation.conditions.length === 0 && !operation.pattern.includes('{?}')) first.set(key, operation)
        continue
      }
      const again = keyOf(earlier.handler) === keyOf(operation.handler)
      const [before, after] = again ? apart(earlier, operation) : [earlier.handler, operation.handler]
      report.found({
        at: after,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          earlier: again ? 'the first' : `\`${earlier.name}\``,
          later: again ? 'the second' : `\`${operation.name}\``,
        },
        ...(again ? { cause: keyOf(after) } : {}),
        related: [{ what: 'registered first', at: before }],
        proof: [...earlier.wiring, ...operation.wiring],
      })
    }
  },
})

/** Where the ways of the same handler part: the place that includes it once more. */
function apart(earlier: Operation, later: Operation): readonly [Operation['handler'], Operation['handler']] {
  const at = later.wiring.findIndex((step, i) => !earlier.wiring[i] || keyOf(earlier.wiring[i].at) !== keyOf(step.at))
  return [earlier.wiring[at]?.at ?? earlier.handler, later.wiring[at]?.at ?? later.handler]
}
