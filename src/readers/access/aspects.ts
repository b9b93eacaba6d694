import type { ConditionOf } from '../../python/values/value.ts'
import type { Event } from '../behaviour/event.ts'
import { type Marks, marksOf } from './marks.ts'
import type { SettingTests } from './settings.ts'

/** What a condition on the way to a refusal is about. */
export type Aspect = 'credential' | 'setting' | 'sent' | 'target' | 'other'

const ABOUT_CREDENTIALS = /token|jwt|jose|auth|credential|signature|expired|verif|api_?key/i
const ABOUT_SETTINGS =
  /\b(settings|config|conf)\b[.[(]|enabled|disabled|\b(debug|testing|is_(prod(uction)?|dev(elopment)?|testing|local))\b|\b[A-Z]+_(ENABLED|DISABLED|MODE|ENV)\b/i
const marked = new WeakMap<ConditionOf, Marks>()

export function marksOfCondition(condition: ConditionOf): Marks {
  let marks = marked.get(condition)
  if (!marks) marked.set(condition, (marks = marksOf(condition.value)))
  return marks
}

export function aspectOf(condition: ConditionOf, settings: SettingTests, byName = true): Aspect {
  if (settings.has(condition.site.node)) return 'setting'
  const marks = marksOfCondition(condition)
  if (marks.credential) return 'credential'
  if (marks.target) return 'target'
  if (marks.sent) return 'sent'
  if (condition.text.startsWith('except')) return ABOUT_CREDENTIALS.test(condition.text) ? 'credential' : 'other'
  if (!byName) return 'other'
  if (ABOUT_SETTINGS.test(condition.text)) return 'setting'
  return ABOUT_CREDENTIALS.test(condition.text) ? 'credential' : 'other'
}

/** The same place reached under the same conditions, in another run. */
export function twinsOf(event: Event, events: readonly Event[]): readonly Event[] {
  return events.filter((one) => one.site.node === event.site.node && one.chain.length === event.chain.length)
}

/** Whether the last question on the way was answered by nobody being there. */
export function answeredByAbsence(event: Event, twins: readonly Event[]): boolean {
  return twins.some((twin) => {
    const last = twin.conditions[twin.conditions.length - 1]
    return (
      last !== undefined &&
      !event.conditions.some((one) => one.site.node === last.site.node) &&
      (marksOfCondition(last).credential || !marksOfCondition(last).sent)
    )
  })
}

export const sameConditions = (one: Event, two: Event): boolean =>
  one.conditions.length === two.conditions.length &&
  one.conditions.every(
    (condition, i) =>
      condition.site.node === two.conditions[i]!.site.node && condition.text === two.conditions[i]!.text,
  )
