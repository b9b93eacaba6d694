import type { Call, Expression } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { isCall, keyword, nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A default that is computed once, when the program starts',
  severity: 'high',
  confidence: 'high',
  message: '`{call}` is called once, when the class is read: every row gets the same {what}',
  advice:
    'Hand over the function instead of its result: `default=datetime.utcnow`, `default_factory=uuid4`, or `server_default=func.now()`.',
  check({ code }, report) {
    for (const { file, node, within, path } of code.calls(
      /(^|\.)(Column|mapped_column|Field)$/,
      /\b(Column|mapped_column|Field)\(/,
    )) {
      if (within !== null || !/^(sqlalchemy|sqlmodel)\b/.test(path ?? '')) continue
      const given = keyword(node, 'default')
      const made = given && madeAtOnce(given, file)
      if (!given || !made) continue
      report.found({
        at: file.place(given),
        subject: `${file.path} ${file.text(node).slice(0, 40)}`,
        arguments: { call: file.text(made.call), what: made.what },
      })
    }
  },
})

const MAKES: Readonly<Record<string, string>> = {
  'datetime.datetime.now': 'time',
  'datetime.datetime.utcnow': 'time',
  'datetime.datetime.today': 'time',
  'datetime.now': 'time',
  'datetime.utcnow': 'time',
  'datetime.date.today': 'day',
  'time.time': 'time',
  'uuid.uuid4': 'identifier',
  'uuid.uuid1': 'identifier',
  'secrets.token_hex': 'secret',
  'secrets.token_urlsafe': 'secret',
}

/** A call of the clock or of chance in a value, not below a function that is called later. */
function madeAtOnce(given: Expression, file: CodeFile): { readonly call: Call; readonly what: string } | null {
  if (given.kind === 'Lambda') return null
  for (const node of nodesIn(given, false)) {
    if (!isCall(node)) continue
    const what = MAKES[file.pathOf(node.callee) ?? '']
    if (what !== undefined) return { call: node, what }
  }
  return null
}
