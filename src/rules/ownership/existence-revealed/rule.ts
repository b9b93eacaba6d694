import type { Operation, Refusal } from '../../../model/index.ts'
import { namedObject } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'The answer tells whether a foreign object exists',
  severity: 'info',
  confidence: 'high',
  audience: 'auditor',
  weaknesses: ['CWE-203'],
  message: '`{operation}` answers 404 when `{table}` has no such row and 403 when it belongs to somebody else',
  advice: 'Answer 404 in both cases: whose it is, or that it is, need not be known.',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      const object = operation.statements.flatMap((one) => {
        const named = one.scoped === 'yes' ? namedObject(backend, one) : null
        return named && named.path !== null && named.filter.from === 'path' ? [named] : []
      })[0]
      const [missing, foreign] = [refusal(operation, 404), refusal(operation, 403)]
      if (!object || !missing || !foreign) continue
      if (!(object.path?.columns ?? []).some((column) => foreign.conditions.some((text) => compares(text, column))))
        continue
      report.found({
        at: foreign.chain.at(-1)?.at ?? operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, table: object.table.name },
        proof: [...object.statement.chain, ...missing.chain.slice(-1), ...foreign.chain.slice(-1)],
      })
    }
  },
})

const refusal = (operation: Operation, status: number): Refusal | undefined =>
  operation.trace?.refusals.find((one) => one.status === status && one.escapes)

/** `note.user_id != user.id`, on either side. */
const compares = (condition: string, column: string): boolean =>
  new RegExp(`\\.${column}\\b\\)?\\s*[!=]=|[!=]=\\s*(str\\()?\\w+\\.${column}\\b`).test(condition)
