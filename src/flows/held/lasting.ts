import type { Scope } from '../../blueprint/check/scope.ts'
import { NUMBERS, SECONDS } from '../../readers/request/vocabulary/units.ts'

interface Span {
  readonly milliseconds: number
  /** The words that say it. */
  readonly words: readonly string[]
}

/** `15 minutes`, `20-minute`: how long something is said to last. */
export const spansIn = (text: string): readonly Span[] =>
  [...text.toLowerCase().matchAll(SPAN)].map(({ groups }) => {
    const { count = '', unit = '' } = groups ?? {}
    const number = NUMBERS.get(count) ?? Number(count)
    return { milliseconds: number * SECONDS.get(unit)! * 1000, words: [count, unit] }
  })

const SPAN = new RegExp(
  `\\b(?<count>\\d+|${[...NUMBERS.keys()].join('|')})[ -](?<unit>${[...SECONDS.keys()].filter((unit) => unit.length > 2).join('|')})\\b`,
  'g',
)

type Sessions = NonNullable<Scope['blueprint']['auth']>['sessions']

/** How long the tokens last that are spoken of; as they do where nobody says. */
export function lastingOf(sessions: Sessions | null, said: string): readonly number[] {
  const access = sessions?.access?.milliseconds ?? QUARTER
  const refresh = sessions?.refresh?.milliseconds ?? MONTH
  return [...(/\baccess\b/i.test(said) ? [access] : []), ...(/\b(?:refresh|sessions?)\b/i.test(said) ? [refresh] : [])]
}

const QUARTER = 900_000
const MONTH = 30 * 86_400_000
