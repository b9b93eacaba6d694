import type { Call, Expression } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { keyword, nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { type Broad, broadHandlers, shows } from '../caught.ts'

export default rule({
  title: 'The text of any error is sent to the caller',
  severity: 'low',
  confidence: 'high',
  weaknesses: ['CWE-209', 'API8:2023'],
  message: '`{function}` answers with the {what} of whatever went wrong{more}',
  advice: 'Log the exception and answer with words of your own; give callers an id to ask about.',
  check({ code }, report) {
    for (const file of code.mentioning(/\bexcept\b/)) {
      const answers = broadHandlers(file).flatMap((broad) => answersOf(file, broad))
      const functions = new Set(answers.map(({ at }) => file.around(at)?.node))
      for (const { at, what } of answers) {
        const name = file.around(at)?.qualname ?? file.path
        report.found({
          at: file.place(at),
          subject: name,
          arguments: { function: name, what, more: functions.size > 1 ? `, as do ${functions.size - 1} more in this file` : '' },
          ...(what === 'traceback' ? { severity: 'medium' } : {}),
          cause: `${file.path} ${what}`,
        })
      }
    }
  },
})

interface Answer {
  readonly at: Expression
  readonly what: 'text' | 'traceback'
}

/** What is raised as an HTTP error or handed back as a response below the clause. */
function answersOf(file: CodeFile, { handler }: Broad): readonly Answer[] {
  return [...nodesIn(handler.body)].flatMap((node) => {
    if (node.kind !== 'Call') return []
    const call = node as unknown as Call
    const path = file.pathOf(call.callee) ?? ''
    const given = /(^|\.)HTTPException$/.test(path)
      ? (keyword(call, 'detail') ?? call.args[1])
      : /(^|\.)(JSON|ORJSON|UJSON|PlainText|HTML)?Response$/.test(path)
        ? (keyword(call, 'content') ?? call.args[0])
        : undefined
    const what = given ? shows(file, given, handler.name) : null
    return what ? [{ at: call, what }] : []
  })
}
