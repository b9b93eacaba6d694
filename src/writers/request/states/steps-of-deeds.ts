import type { Draft, DraftField } from '../things/draft.ts'
import { readType } from '../things/types.ts'
import { GRANTED, OFF, WAITING, valuesOf } from './values.ts'

/** The field that says how a row stands. */
export const stateField = ({ fields }: Draft): DraftField | undefined =>
  fields.find((field) => /^(status|state|stage)$/.test(field.name) && valuesOf(field).length > 1)

export const beginningOf = (field: DraftField): string => {
  const start = readType(field.type)?.default
  return start?.kind === 'constant' ? String(start.value) : valuesOf(field)[0]!
}

const OVER = /^(completed|finished|delivered|returned|refunded|archived|closed|done|resolved|attended|used|ended)$/
const ON_ITS_WAY = /^(shipped|dispatched|in_transit)$/
export const JUDGING = /^(approve|accept|reject|decline|deny|refuse|confirm|verify)$/
/** What it has to be first, where it can be that. */
const BEFORE: ReadonlyMap<string, RegExp> = new Map([
  ['pay', GRANTED],
  ['return', /^(submitted|in_review|shipped|delivered|collected|issued|borrowed|lent|out)$/],
  ['refund', /^(paid|returned|shipped|delivered)$/],
])
const SENT_BACK = /^(returned|sent_back|changes_requested)$/

/** The states it can be done in, as it usually is. */
export function beginningsOf(operation: string, end: string, field: DraftField): readonly string[] {
  const values = valuesOf(field)
  const at = values.indexOf(end)
  const others = values.filter((one) => one !== end && !OFF.test(one))
  if (operation === 'reopen') return others.filter((one) => OVER.test(one))
  if (/^(cancel|withdraw)$/.test(operation)) return others.filter((one) => !OVER.test(one) && !ON_ITS_WAY.test(one))
  const start = beginningOf(field)
  if (operation === 'submit') return [start, ...others.filter((one) => one !== start && SENT_BACK.test(one))]
  const before = others.filter((one) => values.indexOf(one) < at || at < 0)
  if (JUDGING.test(operation)) {
    // `a translator accepts the job, a reviewer approves or rejects it`: one behind the other.
    const areBoth = values.includes('accepted') && values.includes('approved')
    if (areBoth && /^(approve|reject)$/.test(operation)) return ['accepted']
    const waiting = before.filter((one) => WAITING.test(one) && one !== 'draft')
    const undecided = before.filter((one) => !GRANTED.test(one) && !OVER.test(one) && one !== 'draft' && one !== 'paid')
    return [waiting, undecided, before.slice(0, 1)].find((some) => some.length > 0) ?? []
  }
  const usual = BEFORE.get(operation)
  const first = before.filter((one) => usual?.test(one) === true)
  return first.length > 0 ? first : before
}

/** What usually leads to a state that nobody speaks of. */
export const deedOf = (state: string): string =>
  OFF.test(state)
    ? /^(cancell?ed|withdrawn|expired)$/.test(state)
      ? 'cancel'
      : 'reject'
    : (LEADING.get(state) ?? state)

const LEADING: ReadonlyMap<string, string> = new Map([
  ['paid', 'pay'],
  ['returned', 'return'],
  ['approved', 'approve'],
  ['accepted', 'accept'],
  ['granted', 'approve'],
  ['confirmed', 'confirm'],
])
