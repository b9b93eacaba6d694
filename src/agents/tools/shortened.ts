import { tokensAtMost } from './tokens.ts'

/** A value with its longest lists cut until it fits; what was cut is counted in its place. */
export function shortened(value: unknown, room: number): unknown {
  let now = value
  for (let most = 64; most > 0 && tokensAtMost(JSON.stringify(now)) > room; most = Math.floor(most / 2))
    now = cut(value, most)
  return now
}

function cut(value: unknown, most: number): unknown {
  if (typeof value === 'string') return value.length > most * 20 ? `${value.slice(0, most * 20)}…` : value
  if (Array.isArray(value)) {
    const shown = value.slice(0, most).map((one) => cut(one, most))
    return value.length > most ? [...shown, `and ${value.length - most} more: ask for this field alone`] : shown
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cut(one, most)]))
}
