import type { Expression, Raise, Return } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { nodesBelow } from '../refusals.ts'

export default rule({
  title: 'An exception handler that returns no response',
  severity: 'medium',
  confidence: 'high',
  message: 'The exception handler `{function}` returns {what} where a response is wanted: the caller gets 500',
  advice: 'Return a `JSONResponse` with the status and the body.',
  check({ code }, report) {
    for (const one of handlersOf(code)) {
      const nodes = [...nodesBelow(one.node.body)]
      const returns = (nodes as unknown as readonly Return[]).filter((node) => node.kind === 'Return')
      for (const node of returns) {
        const what = kindOf(node.value)
        if (what === null) continue
        report.found({ at: one.file.place(node), subject: one.qualname, arguments: { function: one.qualname, what } })
      }
      const raises = (nodes as unknown as readonly Raise[]).some((node) => node.kind === 'Raise')
      if (returns.length === 0 && !raises)
        report.found({
          at: one.file.placeOfName(one.node),
          subject: one.qualname,
          arguments: { function: one.qualname, what: 'nothing' },
        })
    }
  },
})

const handlersOf = (code: Code): readonly CodeFunction[] =>
  code
    .functions(/\bexception_handler\b/)
    .filter(({ file, node }) =>
      node.decorators.some((one) => one.kind === 'Call' && /\.exception_handler$/.test(file.pathOf(one) ?? '')),
    )

const KINDS: Partial<Record<Expression['kind'], string>> = {
  Dict: 'a dictionary',
  List: 'a list',
  Tuple: 'a tuple',
  Constant: 'a plain value',
  JoinedString: 'a text',
}

/** What is certainly no response. */
const kindOf = (value: Expression | null): string | null => (value === null ? 'nothing' : (KINDS[value.kind] ?? null))
