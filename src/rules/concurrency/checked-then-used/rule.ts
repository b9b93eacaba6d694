import { escapePattern } from '../../../kernel/text.ts'
import type { Assignment, Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { isLocked } from '../locks.ts'

export default rule({
  title: 'What may be used once is checked first and marked later',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-367', 'CWE-362'],
  message: '`{class}.{attribute}` is checked, and set only afterwards: requests at the same time all pass the check',
  advice:
    'Check and mark in one statement, `update({class}).where({class}.id == ..., {condition}).returning(...)`, and go on only when it found a row.',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      if (isLocked(operation)) continue
      for (const one of operation.trace?.assignments ?? []) {
        if (!ONCE.test(one.attribute) || !marks(one) || !isCheckedBefore(operation, one)) continue
        report.found({
          at: one.chain.at(-1)!.at,
          subject: operation.id,
          arguments: argumentsOf(one),
          cause: JSON.stringify(one.chain.at(-1)!.at),
          proof: one.chain,
        })
      }
    }
  },
})

/** Columns that say a thing is spent. */
const ONCE = /^(is_|has_been_|was_)?(used|redeemed|consumed|claimed|spent|revoked)(_at|_on|_time)?$/

const argumentsOf = ({ class: owner, attribute }: Assignment) => ({
  class: owner,
  attribute,
  condition: /_(at|on|time)$/.test(attribute) ? `${owner}.${attribute}.is_(None)` : `${owner}.${attribute}.is_(False)`,
})

/** Set to true or to a time, not back. */
const marks = ({ value }: Assignment): boolean =>
  value.value === true ||
  (value.value === undefined && value.made !== '' && /datetime|func\.now|time|text|TIMESTAMP/i.test(value.made))

/** A refusal on the way asks for the same column, or the statement that loaded the row does. */
function isCheckedBefore(operation: Operation, { attribute, conditions, class: owner }: Assignment): boolean {
  const word = new RegExp(`\\.${escapePattern(attribute)}\\b`)
  if (conditions.some((one) => word.test(one))) return true
  const refused = (operation.trace?.refusals ?? []).some(
    (one) => one.escapes && one.conditions.some((each) => word.test(each)),
  )
  return (
    refused ||
    operation.statements.some(
      (one) =>
        one.verb === 'select' && owner !== '' && one.filters.some(({ column }) => column.endsWith(`.${attribute}`)),
    )
  )
}
