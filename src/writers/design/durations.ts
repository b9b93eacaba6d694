import { count } from '../../model/queries/index.ts'

const UNITS = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const

/** `90 days`, `1 minute`, `45 seconds`: in the largest unit that says it whole. */
export function durationText(seconds: number): string {
  const [size, unit] = UNITS.find(([one]) => seconds >= one && seconds % one === 0) ?? [1, 'second']
  return count(seconds / size, unit)
}
