import type { DesignRequest, Words } from '../../model/index.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { holdersIn } from '../../readers/request/built-in/holders.ts'
import { scopeIn } from '../clarify/design.ts'
import { decisionsAsked, isOfDecision } from '../design/advice/asked.ts'
import { isBuiltHeld } from './built.ts'
import { isCapabilityHeld } from './capabilities.ts'
import { isDeedHeld } from './deeds.ts'
import { isDayHeld, isRangeHeld, isSizeHeld } from './fields.ts'
import { isOnceHeld } from './once.ts'
import { isKeyHeld } from './keyed.ts'
import { isKnownHeld, isOfAccountsHeld, withoutKnownEnd } from './known-held.ts'
import { isFieldHeld, isMailHeld, isOpenHeld } from './phrases.ts'
import { openOf } from './partly.ts'
import { isReminderHeld } from './reminders.ts'
import { isSetting } from './settings.ts'
import { isSightHeld } from './sights.ts'

/** Whether all that a piece of the request says stands in the design, whoever put it there, or asks nothing of it. */
export type Holds = (words: Words, request: DesignRequest, scope: Scope) => boolean

/** `UUIDs or bigint keys`, where it is asked which: the answer weighs them. */
const isAdvised: Holds = ({ text }, request) => isOfDecision(text) && decisionsAsked(request.text).length > 0

const HOLDS: readonly Holds[] = [
  isBuiltHeld,
  isKnownHeld,
  isOfAccountsHeld,
  isCapabilityHeld,
  isMailHeld,
  isOpenHeld,
  isFieldHeld,
  isRangeHeld,
  isDayHeld,
  isSizeHeld,
  isOnceHeld,
  isDeedHeld,
  isKeyHeld,
  isReminderHeld,
  isSightHeld,
  isAdvised,
  isSetting,
]

const OWN = /^(?:with|using|of|for|in|on|at|to|from) (?:their|his|her) own\b/i

/** What is told as not understood, without what is designed nevertheless by a constraint, a key or a field, and what asks for nothing. */
export function withoutHeld(request: DesignRequest, blueprint: string): DesignRequest {
  const scope = request.unread.length > 0 ? scopeIn(blueprint) : null
  if (scope === null) return request
  const isHeld = (words: Words): boolean =>
    // `with their own vehicle`: that there is one says nothing of whose it is.
    !OWN.test(words.text) &&
    // What is built is of people, and here it is said to be of a group.
    holdersIn(words.text, request).length === 0 &&
    HOLDS.some((holds) => holds(words, request, scope))
  const openIn = (words: Words): readonly Words[] =>
    openOf(words, request.text, isHeld)
      .map((one) => withoutKnownEnd(one, request, scope))
      .filter((one) => !isHeld(one))
  const unread = request.unread.flatMap((words) => (isHeld(words) ? [] : openIn(words)))
  return unread.length === request.unread.length && unread.every((one, at) => one === request.unread[at])
    ? request
    : { ...request, unread }
}
