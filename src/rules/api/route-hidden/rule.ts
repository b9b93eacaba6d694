import type { Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A route that an earlier one hides',
  severity: 'medium',
  confidence: 'high',
  message: '`{operation}` is never reached: `{earlier}` is registered before it and takes the same requests',
  advice: 'Register `{operation}` before `{earlier}`, or give the parameter a type that tells them apart in the path.',
  check({ backend }, report) {
    for (const [at, operation] of backend.api.operations.entries()) {
      const earlier = backend.api.operations.slice(0, at).find((one) => hides(one, operation))
      if (!earlier) continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, earlier: earlier.id },
        related: [{ what: `${earlier.id} comes first`, at: earlier.handler }],
        proof: [...earlier.wiring, ...operation.wiring],
      })
    }
  },
})

/** The same path twice is another matter; only patterns hide what is more exact. */
function hides(earlier: Operation, later: Operation): boolean {
  if (earlier.application !== later.application || earlier.method !== later.method) return false
  if (earlier.path === later.path || earlier.conditions.length > 0) return false
  return patternOf(earlier.pattern).test(exampleOf(later.pattern))
}

/** As Starlette compiles a path: a parameter is one segment unless a convertor says otherwise. */
const CONVERTORS: Readonly<Record<string, string>> = {
  str: '[^/]+',
  path: '.*',
  int: '[0-9]+',
  float: '[0-9]+(?:\\.[0-9]+)?',
  uuid: '[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}',
}

function patternOf(path: string): RegExp {
  const parts = path.split(/\{[^{}:]*(?::([^{}]*))?\}/)
  const source = parts
    .map((part, i) =>
      i % 2 === 1 ? (CONVERTORS[part ?? 'str'] ?? '[^/]+') : part!.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('')
  return new RegExp(`^${source}$`)
}

/** A request for the later route; what its parameter holds is taken only by who takes anything. */
const exampleOf = (path: string): string => path.replaceAll(/\{[^{}]*\}/g, '\u0001')
