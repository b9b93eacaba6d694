import type { Return, Tuple } from '../../../python/ast.ts'
import { rule } from '../../rule.ts'
import { handlerOf } from '../handler.ts'
import { nodesBelow, statusIn } from '../refusals.ts'

export default rule({
  title: 'A status returned next to the body',
  severity: 'medium',
  confidence: 'high',
  message: '`{operation}` returns a tuple with {status} in it: FastAPI answers with a list, and its own status',
  advice: 'Raise `HTTPException({status})`, or return `JSONResponse(..., status_code={status})`.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const handler = handlerOf(code, operation)
      if (!handler || (handler.node.returns && /tuple/i.test(handler.file.text(handler.node.returns)))) continue
      for (const node of nodesBelow(handler.node.body)) {
        const value = node.kind === 'Return' ? (node as unknown as Return).value : null
        const status = value?.kind === 'Tuple' ? statusAfter(value) : null
        if (status === null) continue
        report.found({
          at: handler.file.place(node),
          subject: operation.id,
          arguments: { operation: operation.id, status },
          cause: `${handler.file.path} ${node.start}`,
        })
      }
    }
  },
})

/** `{...}, 404`: two or three values, the second a status; `40, 404` may be a pair of numbers. */
function statusAfter({ items }: Tuple): number | null {
  const [body, second] = items
  if (!second || items.length > 3 || (body?.kind === 'Constant' && body.type === 'int')) return null
  const status = statusIn(second)
  return status !== null && status >= 200 && status < 600 ? status : null
}
