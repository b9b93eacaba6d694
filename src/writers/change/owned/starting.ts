import { parseField } from '../../../blueprint/expression/field.ts'
import type { Capability, DesignRequest, Subject } from '../../../model/index.ts'
import { type Effect, effectsOf } from '../operation/verb.ts'
import { deedsOf, verbOf } from './decided.ts'

/** How a row stands that something is done to. */
export interface Starting {
  readonly states: readonly string[]
  /** Whether it is done to those that stand so, or to all others. */
  readonly isOnly: boolean
}

/** What is decided once: nobody accepts what was rejected. */
const DECIDING =
  /^(?:accept|reject|approve|decline|deny|refuse|confirm|dismiss|resolve|grant|withdraw|settle|redeem|use|complete|receive)$/

/** The states something may be done in: what is decided is decided of what nobody decided yet, and nothing is done twice. */
export function startingOf(
  request: DesignRequest,
  subject: Subject,
  deed: Capability,
  effect: Effect,
): Starting | null {
  const { column, sets } = effect
  if (typeof sets === 'string') return null
  const field = subject.fields.find(({ name }) => name === column)
  const type = field ? parseField(field.type, 0).type : null
  if (type?.kind !== 'enum') return null
  const values = type.values.map(({ text }) => text)
  const [first] = values
  if (first === undefined || sets.member === first) return null
  const said = subject.states?.find((one) => one.field === column)?.steps ?? []
  const from = said.filter(({ to }) => to === sets.member).map((one) => one.from)
  if (from.length > 0) return { states: from, isOnly: true }
  const ends = deedsOf(request, subject).flatMap((one) =>
    DECIDING.test(verbOf(one)) ? effectsOf(verbOf(one), [{ name: column, kind: null, values }]) : [],
  )
  const isEnd = (value: string): boolean =>
    ends.some((one) => typeof one.sets !== 'string' && one.sets.member === value)
  // Where each state but the first is decided, all of it begins there.
  const isDecided = DECIDING.test(verbOf(deed)) && values.slice(1).every(isEnd)
  return isDecided ? { states: [first], isOnly: true } : { states: [sets.member], isOnly: false }
}
