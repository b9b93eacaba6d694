import type { Operation } from '../../../model/index.ts'
import type { Expression } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { namesCheck } from '../own.ts'

export default rule({
  title: 'A check that stands above the route and is never called',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-306', 'CWE-670', 'API5:2023'],
  message: '`@{check}` stands above the route of `{operation}`: the function was registered before it was wrapped',
  advice: 'Move `@{check}` below the decorator of the route, or make it a dependency.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const handler = code.functionAt(operation.handler)
      if (!handler) continue
      for (const { decorator, name } of lostDecorators(operation, handler)) {
        if (!namesCheck(name) || returnsWhatItTakes(name, code)) continue
        report.found({
          at: handler.file.place(decorator),
          subject: operation.id,
          arguments: { check: name, operation: operation.id },
          cause: `${handler.file.path}:${decorator.start}`,
          severity: operation.access.state === 'public' ? 'high' : 'medium',
          proof: [
            ...operation.wiring.slice(-1),
            { what: `${name} wraps what is already registered`, at: handler.file.place(decorator) },
          ],
        })
      }
    }
  },
})

interface Lost {
  readonly decorator: Expression
  readonly name: string
}

/** Decorators are applied from the function upwards: those above the route's come after the registration. */
function lostDecorators(operation: Operation, { file, node }: CodeFunction): readonly Lost[] {
  const registered = operation.wiring.at(-1)
  if (!registered || registered.at.file !== file.path) return []
  const route = node.decorators.findIndex((one) => file.span(one).line === registered.at.line)
  return node.decorators.slice(0, Math.max(route, 0)).flatMap((decorator) => {
    const path = file.pathOf(decorator)
    return path === null || ROUTE.test(path) ? [] : [{ decorator, name: path.slice(path.lastIndexOf('.') + 1) }]
  })
}
const ROUTE = /\.(get|put|post|delete|options|head|patch|trace|api_route|route|websocket)$/

/** A decorator that only marks the function works wherever it stands. */
function returnsWhatItTakes(name: string, code: Code): boolean {
  const found = code.functionsNamed(name)[0]
  if (!found) return false
  const inner = [...nodesIn(found.node.body)].filter((one) => one.kind === 'FunctionDef')
  return inner.every((one) => {
    const parameters = (one['parameters'] as readonly { readonly name: string }[]).map((each) => each.name)
    return [...nodesIn(one['body'])].some((each) => {
      const value = each.kind === 'Return' ? (each['value'] as Expression | null) : null
      return value?.kind === 'Name' && parameters.includes(value.id)
    })
  })
}
