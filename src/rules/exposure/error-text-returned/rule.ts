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
    const answers = code
      .mentioning(/\bexcept/)
      .flatMap((file) => broadHandlers(file).flatMap((broad) => answersOf(file, broad)))
    for (const { file, at, what } of answers) {
      const name = file.around(at)?.qualname ?? file.path
      const others = answers.filter((one) => one.what === what).length - 1
      report.found({
        at: file.place(at),
        subject: name,
        arguments: {
          function: name,
          what,
          more: others > 0 ? `, as in ${others} more ${others > 1 ? 'places' : 'place'}` : '',
        },
        ...(what === 'traceback' ? { severity: 'medium' } : {}),
        cause: what,
      })
    }
  },
})

interface Answer {
  readonly file: CodeFile
  readonly at: Expression
  readonly what: 'text' | 'traceback'
}

/** What is raised as an HTTP error or handed back as a response below the clause. */
function answersOf(file: CodeFile, { name, body }: Broad): readonly Answer[] {
  return [...nodesIn(body)].flatMap((node) => {
    if (node.kind !== 'Call') return []
    const call = node as unknown as Call
    const path = file.pathOf(call.callee) ?? ''
    const given = /(^|\.)HTTPException$/.test(path)
      ? (keyword(call, 'detail') ?? call.args[1])
      : /(^|\.)(JSON|ORJSON|UJSON|PlainText|HTML)?Response$/.test(path)
        ? (keyword(call, 'content') ?? call.args[0])
        : undefined
    const what = given ? shows(file, given, name) : null
    return what ? [{ file, at: call, what }] : []
  })
}
