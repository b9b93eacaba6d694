import type { Setting } from '../../model/index.ts'

/** The seconds a setting of that name says, where it is a length of time. */
export function lengthIn(settings: readonly Setting[], ...called: readonly RegExp[]): number | null {
  const named = settings.find(({ variable }) => called.every((one) => one.test(variable)))
  const [, given] = /^timedelta\((.+)\)$/.exec(named?.default ?? '') ?? []
  const parts = given?.split(',').map((part) => /^\s*(\w+)=(\d+)\s*$/.exec(part)) ?? []
  const lengths = parts.map((part) => (part ? (UNITS[part[1]!] ?? Number.NaN) * Number(part[2]) : Number.NaN))
  const seconds = lengths.reduce((sum, one) => sum + one, 0)
  return lengths.length > 0 && Number.isInteger(seconds) ? seconds : null
}

const UNITS: Readonly<Record<string, number>> = { weeks: 604_800, days: 86_400, hours: 3600, minutes: 60, seconds: 1 }
