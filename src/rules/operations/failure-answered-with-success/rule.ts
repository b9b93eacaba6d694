import type { ExceptHandler, Expression, Statement, Try } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A failure is answered with success',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-393', 'CWE-755'],
  message: '`{operation}` answers {status} with `{answer}` when anything at all fails',
  advice:
    'Raise an `HTTPException` with the status it deserves, or let the error through: the server answers 500 and logs it.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const handler = code.functionAt(operation.handler)
      // To tell that something else does not work is what a probe is for.
      if (!handler || PROBES.test(`${operation.path} ${operation.name}`)) continue
      for (const node of nodesIn(handler.node.body)) {
        if (node.kind !== 'Try' || handler.file.around(node) !== handler) continue
        for (const except of (node as unknown as Try).handlers) {
          const answer = isBroad(handler.file, except) ? errorAnswer(handler.file, except) : null
          if (!answer) continue
          report.found({
            at: handler.file.place(answer),
            subject: operation.id,
            arguments: {
              operation: operation.id,
              status: operation.responses.find((one) => one.status.startsWith('2'))?.status ?? '200',
              answer: handler.file.text(answer).replaceAll(/\s+/g, ' ').slice(0, 80),
            },
            cause: JSON.stringify(handler.file.place(answer)),
          })
        }
      }
    }
  },
})

const PROBES = /test|check|health|validat|verif|ping|probe|status|diagnos/i

const isBroad = (file: CodeFile, { type }: ExceptHandler): boolean =>
  type === null || /^(\w+\.)*(Exception|BaseException)$/.test(file.text(type))

/** A plain mapping that speaks of an error, and no other way out: no raise, no status that is set. */
function errorAnswer(file: CodeFile, { body }: ExceptHandler): Expression | null {
  const text = body.map((one: Statement) => file.text(one)).join('\n')
  if (/\braise\b|status_code/.test(text)) return null
  const last = body.at(-1)
  if (last?.kind !== 'Return' || last.value?.kind !== 'Dict') return null
  const keys = last.value.entries.flatMap(({ key }) => (key?.kind === 'Constant' ? [String(key.value)] : []))
  const failed = last.value.entries.some(
    ({ key, value }) =>
      key?.kind === 'Constant' &&
      /^(success|ok|status)$/.test(String(key.value)) &&
      value.kind === 'Constant' &&
      /^(false|error|failed|failure)$/i.test(String(value.value)),
  )
  return failed || keys.some((key) => /^(error|errors|exception|traceback)$/.test(key)) ? last.value : null
}
