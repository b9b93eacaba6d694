import { NUMBERS, SECONDS } from '../vocabulary/units.ts'

/** A length of time, and where it ends in a text. */
export interface Length {
  readonly seconds: number
  readonly end: number
}

/** Longer is for ever. */
const MOST = 36_500 * 86_400

/** `14 days`, `two weeks`, `a year`: a month has 30 days, a year 365. */
export const lengthsIn = (text: string): readonly Length[] =>
  [...text.matchAll(/\b(\d{1,4}|[a-z]+)[ -](minute|hour|day|week|month|year)s?\b/gi)].flatMap(
    ({ 0: said, 1: number = '', 2: unit = '', index }) => {
      const count = /^an?$/i.test(number) ? 1 : (NUMBERS.get(number.toLowerCase()) ?? Number(number))
      if (!Number.isInteger(count) || count < 1) return []
      // Twelve months are a year.
      const years = unit.toLowerCase() === 'month' && count % 12 === 0
      const seconds = years ? (count / 12) * SECONDS.get('year')! : count * SECONDS.get(unit.toLowerCase())!
      return seconds > MOST ? [] : [{ seconds, end: index + said.length }]
    },
  )
