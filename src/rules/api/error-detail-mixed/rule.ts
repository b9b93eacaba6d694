import type { Literal } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { keyOf } from '../handler.ts'

export default rule({
  title: 'Errors in two shapes',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  message: '{status} has {shape} as its `detail`; {peers} other refusals here have {habit}',
  advice: 'Give all refusals the same shape: one class of the project that makes them, or one exception handler.',
  check({ backend }, report) {
    const refusals = new Map(
      backend.api.operations.flatMap((operation) =>
        (operation.trace?.refusals ?? []).flatMap(({ detail, status, exception, chain }) => {
          const [at, shape] = [chain.at(-1)?.at, shapeOf(detail)]
          const plain = exception.endsWith('HTTPException') && status !== null
          return at && shape && plain ? [[keyOf(at), { at, shape, status, operation }] as const] : []
        }),
      ),
    )
    const counts = new Map<string, number>()
    for (const { shape } of refusals.values()) counts.set(shape, (counts.get(shape) ?? 0) + 1)
    const [habit, peers] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
    if (peers < 9 || peers < refusals.size * 0.9) return
    for (const { at, shape, status, operation } of refusals.values())
      if (shape !== habit)
        report.found({
          at,
          subject: operation.id,
          arguments: { status, shape, habit, peers },
          cause: shape,
        })
  },
})

/** What a caller has to expect; null where the detail is not written out. */
function shapeOf(detail: Literal): string | null {
  if (typeof detail === 'string') return 'a text'
  if (Array.isArray(detail)) return 'a list'
  if (detail === null || typeof detail !== 'object') return null
  return `an object with \`${Object.keys(detail).toSorted().join('`, `')}\``
}
