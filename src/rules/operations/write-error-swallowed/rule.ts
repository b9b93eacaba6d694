import type { ExceptHandler, Try } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'The failure of a write is swallowed',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-390', 'CWE-391'],
  message: '`{function}` goes on as if nothing had happened when `{write}` fails',
  advice: 'Let the error through, or catch the one that is expected (`IntegrityError`) and answer it.',
  check({ code }, report) {
    for (const file of code.mentioning(/\bexcept\b/))
      for (const node of file.nodes) {
        if (node.kind !== 'Try') continue
        const statement = node as unknown as Try
        const write = writeIn(file, statement)
        const swallow = statement.handlers.find((one) => isBroad(file, one) && isEmpty(one))
        const within = file.around(node)
        if (!write || !swallow || !within) continue
        report.found({
          at: file.place(swallow),
          subject: within.qualname,
          arguments: { function: within.node.name, write },
        })
      }
  },
})

const isBroad = (file: CodeFile, { type }: ExceptHandler): boolean =>
  type === null || /^(\w+\.)*(Exception|BaseException|SQLAlchemyError)$/.test(file.text(type))

const isEmpty = ({ body }: ExceptHandler): boolean =>
  body.every(
    (one) =>
      one.kind === 'Pass' ||
      one.kind === 'Continue' ||
      (one.kind === 'ExpressionStatement' && one.value.kind === 'Constant'),
  )

/** A commit or flush of a session in the guarded body. */
function writeIn(file: CodeFile, { body }: Try): string | null {
  for (const node of nodesIn(body)) {
    if (node.kind !== 'Attribute' || !/^(commit|flush)$/.test(node['name'] as string)) continue
    const text = file.text(node)
    if (/^[\w.]*(session|db|conn|transaction|uow)\w*\.(commit|flush)$/i.test(text)) return `${text}()`
  }
  return null
}
