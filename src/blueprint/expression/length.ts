import { listed } from '../../kernel/english.ts'
import { type Range, refuse } from '../problem.ts'

/** `14d`: so many seconds. */
export interface Length extends Range {
  readonly kind: 'length'
  readonly seconds: number
}

const MOST = 36_525 * 86_400
const SECONDS: Readonly<Record<string, number>> = { m: 60, min: 60, h: 3_600, d: 86_400, w: 604_800 }

type Written = { readonly text: string } & Range

/** Whether it is a number with a unit of time, right or wrong. */
export const isLength = ({ text }: Written): boolean => /^\d+[a-z]+$/i.test(text)

export function lengthOf({ text, start, end }: Written): Length {
  const [, digits = '', unit = ''] = /^(\d+)([a-z]+)$/.exec(text) ?? []
  const one = Object.hasOwn(SECONDS, unit) ? SECONDS[unit] : undefined
  if (one === undefined)
    return refuse(
      { start, end },
      `${text} is no length of time`,
      `Write it as now + 14d: a number with ${listed(Object.keys(SECONDS))}.`,
    )
  const seconds = Number(digits) * one
  if (seconds > MOST) refuse({ start, end }, `${text} is more than a hundred years`, 'Leave it out.')
  return { kind: 'length', seconds, start, end }
}

/** As it is written: in the largest unit that holds it whole. */
export function lengthText(seconds: number): string {
  const [unit, one] = (['d', 'h', 'm'] as const)
    .map((name) => [name, SECONDS[name]!] as const)
    .find(([, size]) => seconds % size === 0) ?? ['m', 60]
  return `${seconds / one}${unit}`
}
