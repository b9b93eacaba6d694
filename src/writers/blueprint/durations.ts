const UNITS = [
  [31_557_600, 'y'],
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'm'],
  [1, 's'],
] as const

/** `15m`, in the largest unit that holds it whole. */
export function durationText(seconds: number): string {
  const [length, unit] = UNITS.find(([one]) => seconds % one === 0) ?? [1, 's']
  return `${seconds / length}${unit}`
}

/** `20/min`; null for a length of time that has no word. */
export function rateText({ times, seconds }: { readonly times: number; readonly seconds: number }): string | null {
  const word = PER.find(([length]) => length === seconds)?.[1]
  return word === undefined ? null : `${times}/${word}`
}

const PER = [
  [1, 's'],
  [60, 'min'],
  [3_600, 'hour'],
  [86_400, 'day'],
] as const
