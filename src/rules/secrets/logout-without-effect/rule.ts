import type { Expression, Statement } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import type { Dependency } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { encodings } from '../tokens.ts'

export default rule({
  title: 'A logout leaves the token valid',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-613', 'API2:2023'],
  message: '`{operation}` does nothing but answer: the token works as before',
  advice:
    'Remember what was logged out until it expires (its `jti`, or a version of the user), and refuse it where tokens are checked.',
  check({ backend, code }, report) {
    const [signed] = encodings(code)
    if (!signed) return
    for (const operation of backend.api.operations) {
      const handler = /log_?-?out|sign_?-?out/i.test(operation.path) ? code.functionAt(operation.handler) : null
      // What finds the caller changes nothing.
      const own = operation.statements.filter(({ chain }) => chain[0]?.what === handler?.node.name)
      if (!handler || own.length > 0 || operation.effects.length > 0) continue
      if (operation.dependencies.some(ends) || !handler.node.body.every((one) => isAnswer(handler.file, one))) continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id },
        related: [{ what: 'tokens are signed here', at: signed.file.place(signed.node) }],
        proof: operation.wiring,
      })
    }
  },
})

const ends = (one: Dependency): boolean =>
  (ENDS.test(one.name) && !DATABASE.test(one.name)) || one.dependencies.some(ends)
const ENDS = /log_?out|revoke|black_?list|deny|invalidate|session|cookie/i
/** A session of the database, which finds the caller and ends nothing. */
const DATABASE = /^(get|open|make|provide|yield)?_?(async|db|database|read|sql)*_?session$/i

/** An answer made of words, a line in the log, a comment. */
function isAnswer(file: CodeFile, statement: Statement): boolean {
  if (statement.kind === 'Pass') return true
  if (statement.kind === 'Return') return statement.value === null || isWords(file, statement.value)
  return (
    statement.kind === 'ExpressionStatement' && (statement.value.kind === 'Constant' || isLog(file, statement.value))
  )
}

const isLog = (file: CodeFile, node: Expression): boolean =>
  node.kind === 'Call' && /(^|\.)(print|(debug|info|warning))$/.test(file.pathOf(node.callee) ?? '')

/** Nothing is called in it but what makes an answer. */
const isWords = (file: CodeFile, node: Expression): boolean =>
  [...nodesIn(node)].every(
    (one) =>
      one.kind !== 'Await' &&
      (one.kind !== 'Call' ||
        /(Response|Message|Msg|Out|Result|Schema)$/.test(file.pathOf(one as unknown as Expression) ?? '')),
  )
