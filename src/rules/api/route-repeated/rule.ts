import type { Operation, Place } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { keyword } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { keyOf } from '../handler.ts'

export default rule({
  title: 'The same route twice',
  severity: 'medium',
  confidence: 'high',
  message: '`{operation}` is registered twice: only {earlier} answers, {later} never does',
  advice: 'Remove one of them, or give it another path or method.',
  check({ backend, code }, report) {
    const first = new Map<string, Operation>()
    for (const operation of backend.api.operations) {
      const key = `${operation.application} ${operation.method} ${operation.pattern}`
      const earlier = first.get(key)
      if (!earlier) {
        if (operation.conditions.length === 0 && !operation.pattern.includes('{?}')) first.set(key, operation)
        continue
      }
      const again = keyOf(earlier.handler) === keyOf(operation.handler)
      // Two decorators of one function do no harm.
      if (again && sameRouters(earlier, operation)) continue
      if (hasUnknownPrefix(code, earlier) || hasUnknownPrefix(code, operation)) {
        report.unknown('the prefix of a router')
        continue
      }
      const [before, after] = again ? apart(earlier, operation) : [earlier.handler, operation.handler]
      report.found({
        at: after,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          earlier: again ? 'the first' : `\`${earlier.name}\``,
          later: again ? 'the second' : `\`${operation.name}\``,
        },
        ...(again ? { cause: keyOf(after), severity: 'low' as const } : {}),
        related: [{ what: 'registered first', at: before }],
        proof: [...earlier.wiring, ...operation.wiring],
      })
    }
  },
})

/** Where the ways of the same handler part: the place that includes it once more. */
function apart(earlier: Operation, later: Operation): readonly [Place, Place] {
  const at = later.wiring.findIndex((step, i) => !earlier.wiring[i] || keyOf(earlier.wiring[i].at) !== keyOf(step.at))
  return [earlier.wiring[at]?.at ?? earlier.handler, later.wiring[at]?.at ?? later.handler]
}

const sameRouters = (one: Operation, other: Operation): boolean =>
  one.wiring.length === other.wiring.length &&
  one.wiring.slice(0, -1).every((step, i) => keyOf(step.at) === keyOf(other.wiring[i]!.at))

/** A prefix that is written and came to nothing: a setting that must be given. */
const hasUnknownPrefix = (code: Code, { wiring }: Operation): boolean =>
  wiring.some(({ what, at }) => {
    const file = what === 'included' ? code.file(at.file) : null
    return file?.calls.some(({ node }) => {
      const prefix = keyword(node, 'prefix')
      return prefix !== undefined && prefix.kind !== 'Constant' && file.span(node).line === at.line
    })
  })
