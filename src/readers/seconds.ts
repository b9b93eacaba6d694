import { asNumber, isMade } from '../python/values/ask.ts'
import type { Value } from '../python/values/value.ts'

const UNITS: Readonly<Record<string, number>> = {
  weeks: 604_800,
  days: 86_400,
  hours: 3600,
  minutes: 60,
  seconds: 1,
}

/** `timedelta(days=90)` in seconds. */
export function secondsOf(value: Value): number | null {
  if (!isMade(value, 'datetime.timedelta')) return null
  const named = [...value.keywords].map(([name, length]) => [UNITS[name], asNumber(length)] as const)
  const [days, ...others] = value.args
  const all = days && others.length === 0 ? [...named, [UNITS['days'], asNumber(days)] as const] : named
  if (all.length === 0 || all.some(([unit, length]) => unit === undefined || length === null)) return null
  return all.reduce((sum, [unit = 0, length]) => sum + unit * (length ?? 0), 0)
}
