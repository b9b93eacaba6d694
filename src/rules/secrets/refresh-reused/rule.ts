import type { Assignment, Backend, Operation } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A token for one use can be used many times at once',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-367', 'CWE-362', 'API2:2023'],
  message:
    '`{operation}` reads a row of `{table}` and marks it `{attribute}` afterwards: requests at the same moment all find it unused',
  advice:
    'Let one statement decide: `UPDATE {table} SET ... WHERE ... AND not yet used RETURNING ...`, or read the row with `with_for_update()`.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations)
      for (const mark of operation.trace?.assignments ?? []) {
        const table = MARKS.test(mark.attribute) ? tableOf(backend, operation, mark) : null
        if (!table || !isRead(operation, table) || isGuarded(code, operation, mark, table)) continue
        const at = mark.chain.at(-1)!.at
        report.found({
          at,
          subject: operation.id,
          arguments: { operation: operation.id, table, attribute: mark.attribute },
          cause: `${at.file}:${at.line}`,
          proof: mark.chain,
        })
      }
  },
})

const MARKS = /^(is_?)?(used|revoked|consumed|redeemed|rotated|spent|invalidated)(_at|_on)?$/i
const FOR_ONE_USE = /refresh|reset|verif|confirm|recover|magic|redeem|accept|otp|token/i

function tableOf(backend: Backend, operation: Operation, { class: name, conditions }: Assignment): string | null {
  if (!FOR_ONE_USE.test(`${operation.path} ${operation.name}`) || /revoke|log_?-?out|delete/i.test(operation.path))
    return null
  const table = backend.data.tables.find(
    (one) => one.model !== null && one.model.split('.').at(-1) === name.split('.').at(-1),
  )
  return table &&
    /token|code|otp|invit|session|coupon|voucher/i.test(table.name) &&
    !conditions.some((one) => /revoke_all|reuse/i.test(one))
    ? table.id
    : null
}

const isRead = ({ statements }: Operation, table: string): boolean =>
  statements.some(
    ({ verb, tables, filters }) =>
      verb === 'select' && tables.includes(table) && filters.some((one) => one.from !== 'principal'),
  )

/** A lock on the row, a statement that decides by itself, a version column. */
function isGuarded(code: Code, { statements }: Operation, mark: Assignment, table: string): boolean {
  if (
    statements.some(
      ({ verb, tables, filters }) =>
        verb === 'update' &&
        tables.includes(table) &&
        filters.some(({ column }) => MARKS.test(column.split('.').at(-1)!)),
    )
  )
    return true
  const places = [
    ...mark.chain,
    ...statements.filter(({ tables }) => tables.includes(table)).flatMap(({ chain }) => chain),
  ]
  return places.some(({ at }) => {
    const file = code.file(at.file)
    const around = file?.functions.findLast(
      ({ node }) => file.span(node).line <= at.line && at.line <= file.span(node).endLine,
    )
    return around
      ? /with_for_update|advisory|version_id|\.lock\(|for_update/i.test(around.file.text(around.node))
      : false
  })
}
