import type { Call, Raise } from '../../../python/ast.ts'
import { isCall } from '../../../python/code/names.ts'
import { withWord } from '../../fixes.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A response that is raised',
  severity: 'medium',
  confidence: 'high',
  message: '`{response}` is no exception: raising it is a `TypeError`, and the caller gets 500',
  advice: 'Return it, or raise an `HTTPException` with the same status.',
  check({ code }, report) {
    for (const file of code.mentioning(/\braise\s+[\w.]*Response\b/))
      for (const node of file.nodes) {
        const raised = node.kind === 'Raise' ? (node as unknown as Raise).exception : null
        const path = raised && file.pathOf(isCall(raised) ? (raised as Call).callee : raised)
        if (!path || !RESPONSE.test(path)) continue
        const at = node as unknown as Raise
        report.found({
          at: file.place(at),
          subject: file.around(at)?.qualname ?? file.path,
          arguments: { response: path.slice(path.lastIndexOf('.') + 1) },
          // `return` in a generator or at the level of a module would be another program.
          fix:
            file.around(at) && !file.around(at)!.node.generator ? withWord(file, node, 'raise', 'return', false) : null,
        })
      }
  },
})

/** What FastAPI and Starlette call a response; a class of the project may well be an exception. */
const RESPONSE = /^(fastapi|starlette)\.(responses\.)?\w*Response$/
