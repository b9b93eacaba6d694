const UNITS = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
] as const

/** A length of time in the largest unit that holds it whole: 14 days, 36 hours. */
export function inWholeUnits(seconds: number): readonly [length: number, unit: (typeof UNITS)[number][0]] {
  const [unit, length] = UNITS.find(([, one]) => seconds % one === 0) ?? UNITS[2]
  return [seconds / length, unit]
}
