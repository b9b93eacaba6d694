import type { Json } from '../../kernel/json.ts'

/** How far the announced end of something deprecated is: it may be removed once that day has passed. */
export type Removal = 'removed' | 'removed-with-deprecation' | 'removed-before-sunset' | null

/** Null when the day that was announced has passed: nobody is surprised. `today` is `2026-01-31`. */
export function removalOf(removed: Json, today: string): Removal {
  if (removed['deprecated'] !== true) return 'removed'
  const sunset = sunsetOf(removed)
  if (sunset === null) return 'removed-with-deprecation'
  if (sunset === '') return 'removed'
  return today < sunset ? 'removed-before-sunset' : null
}

/** The day in `x-sunset`; '' when it is none, null when there is no such word. */
export function sunsetOf(value: Json): string | null {
  const sunset = value['x-sunset']
  if (sunset === undefined || sunset === null) return null
  return /^\d{4}-\d{2}-\d{2}/.exec(String(sunset))?.[0] ?? ''
}

/** What happened to the announcement of an end; null for nothing. */
export function announcementOf(base: Json, head: Json): 'deprecated' | 'reactivated' | null {
  const [was, is] = [base['deprecated'] === true, head['deprecated'] === true]
  return was === is ? null : is ? 'deprecated' : 'reactivated'
}
