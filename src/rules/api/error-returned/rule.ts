import type { Operation } from '../../../model/index.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import type { AnyNode } from '../../../python/code/names.ts'
import { withWord } from '../../fixes.ts'
import { rule } from '../../rule.ts'
import { dependenciesOf, handlerOf } from '../handler.ts'
import { asHttpException, nodesBelow, statusOf } from '../refusals.ts'
import type { Return } from '../../../python/ast.ts'

export default rule({
  title: 'An error that is returned instead of raised',
  severity: 'medium',
  confidence: 'high',
  message: '`{function}` returns an `HTTPException` instead of raising it: {consequence}',
  advice: 'Write `raise` instead of `return`.',
  check({ backend, code }, report) {
    const handlers = new Map<unknown, Operation>()
    for (const one of backend.api.operations) handlers.set(handlerOf(code, one)?.node, one)
    const dependencies = new Set(
      backend.api.operations.flatMap((one) => dependenciesOf(one).map(({ name }) => name.split('.').at(-1))),
    )
    for (const one of code.functions(/\bHTTPException\b/))
      for (const node of returned(one)) {
        const operation = handlers.get(one.node)
        if (!operation && !dependencies.has(one.node.name)) continue
        const status = statusOf(asHttpException(one.file, node.value)!)
        report.found({
          at: one.file.place(node),
          subject: operation?.id ?? one.qualname,
          arguments: {
            function: one.node.name,
            consequence: operation
              ? `the caller gets ${answerOf(operation)}${status === null ? '' : `, not ${status}`}`
              : 'whoever depends on it goes on as if nothing had happened',
          },
          ...(operation ? {} : { severity: 'high' as const }),
          fix: withWord(one.file, node as unknown as AnyNode, 'return', 'raise', true),
        })
      }
  },
})

const returned = ({ file, node }: CodeFunction): readonly Return[] =>
  ([...nodesBelow(node.body)] as unknown as Return[]).filter(
    (one) => one.kind === 'Return' && asHttpException(file, one.value) !== null,
  )

/** FastAPI checks what is returned against the response model, and an exception never fits. */
const answerOf = ({ responses }: Operation): string => {
  const success = responses.find(({ status }) => status.startsWith('2'))
  const model = Object.values(success?.content ?? {}).some((schema) => '$ref' in schema)
  return model ? '500' : (success?.status ?? '200')
}
