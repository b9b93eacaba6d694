import type { Return } from '../../../python/ast.ts'
import { rule } from '../../rule.ts'
import { handlerOf } from '../handler.ts'
import { nodesBelow } from '../refusals.ts'

export default rule({
  title: 'An answer without content that returns one',
  severity: 'low',
  confidence: 'high',
  message: '`{operation}` answers {status}, which has no body: what the handler returns here never arrives',
  advice: 'Return nothing, or answer 200 when the caller is to read it.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const status = operation.responses.find((one) => one.status === '204' || one.status === '304')?.status
      const first = operation.responses.find((one) => one.status.startsWith('2'))?.status
      const handler = status && status === first ? handlerOf(code, operation) : null
      if (!handler || !status) continue
      for (const node of nodesBelow(handler.node.body)) {
        const value = node.kind === 'Return' ? (node as unknown as Return).value : null
        if (!value || !['Dict', 'List', 'JoinedString'].includes(value.kind)) continue
        report.found({
          at: handler.file.place(node),
          subject: operation.id,
          arguments: { operation: operation.id, status },
          cause: `${handler.file.path} no content`,
        })
      }
    }
  },
})
