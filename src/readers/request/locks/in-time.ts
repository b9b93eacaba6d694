/** Until or since when something may be done: `can cancel a booking up to 24 hours before the start`. */
export interface Timed {
  readonly name: string
  readonly verbs: readonly string[]
  /**
   * - before: up to so long before the moment
   * - within: up to so long behind it
   */
  readonly how: 'before' | 'within'
  /** As the blueprint writes it: `24h`; null for the moment itself. */
  readonly length: string | null
  /** What the moment is called: `start`; '' for when it was made. */
  readonly moment: string
  readonly from: number
  readonly to: number
}

const DETERMINER = '(?:an?|the|each|every|any|their|its|his|her|your|our|such) '
const NAME = `(?:${DETERMINER})?(?:own )?(?<name>[a-z-]+(?: [a-z-]+)?)`
const VERBS = '(?<verbs>(?!be )[a-z]+(?: (?:or|and) [a-z]+){0,3})'
const NOT = "(?:can ?not|can't|(?:can|may|must) (?:not|never|no longer))"
const LENGTH =
  '(?<count>\\d{1,3}|an?|one|two|three|four|five|six|twelve|twenty-four) ?(?<unit>minute|min|hour|day|week)s?'
const UNTIL = '(?:until|till|up to|up until|before|no later than|not later than|at the latest)'
const IS = '(?:(?:the|its|their|his|her|that) |(?:it|they) )'
const MOMENT = `(?:${IS})?(?<moment>(?:[a-z]+ )?(?:time|date)|starts?|begins?|beginning|ends?|deadline|departure|departs|kick-?off|closing|check-?in|delivery)`
const STARTED = '(?:has|have|had|is|are) (?:already )?(?<moment>started|begun|ended|closed|departed)'
const END = String.raw`(?=\s*(?:[.;:!?,\n)]|$|\b(?:and|but|so)\b))`
const WHO = '(?:[a-z]+ ){0,3}?'
const FREE = '(?: free of charge| for free)?'
const AGAIN = '(?: any ?more| again| any longer)?'
const BEHIND =
  '(?:(?: of| after) (?:(?:its|their|the|being) )?(?<moment>creation|posting|posted|publication|delivery|delivered|creating it|making it))?'

const formOf = (source: string, how: Timed['how']) => ({ form: new RegExp(`^${source}${END}`), how })

const FORMS = [
  formOf(
    `[a-z]+ ${VERBS} ${NAME} (?:no later than|not later than|at the latest by) (?:${LENGTH} (?:before|prior to) )?${MOMENT}`,
    'before',
  ),
  formOf(
    `${WHO}(?:can|may) (?:only )?${VERBS} ${NAME}${FREE}(?: only)? ${UNTIL} (?:${LENGTH} (?:before|prior to) )?${MOMENT}`,
    'before',
  ),
  formOf(
    `${NAME} (?:can|may) (?:only )?be ${VERBS}(?: by [a-z ]{1,40}?)?${FREE}(?: only)? ${UNTIL} (?:${LENGTH} (?:before|prior to) )?${MOMENT}`,
    'before',
  ),
  formOf(
    `${NAME} ${NOT} be ${VERBS}${AGAIN} (?:later than|less than|within|in the last) ${LENGTH} (?:before|prior to|of) ${MOMENT}`,
    'before',
  ),
  formOf(
    `${NAME} ${NOT} be ${VERBS}${AGAIN} (?:after|once) (?:(?:it|they) ${STARTED}|${MOMENT.replace('<moment>', '<then>')})`,
    'before',
  ),
  formOf(
    `(?:after|once|when|as soon as) ${NAME} ${STARTED},? (?:nobody (?:can|may) ${VERBS} (?:it|them)|(?:it|they) ${NOT} be ${VERBS.replace('<verbs>', '<done>')})${AGAIN}`,
    'before',
  ),
  formOf(
    `${NAME} (?:can|may) (?:only )?be ${VERBS}(?: by [a-z ]{1,40}?)?(?: only)? (?:within|for|during) (?:the first )?${LENGTH}${BEHIND}`,
    'within',
  ),
  formOf(
    `${WHO}(?:can|may) (?:only )?${VERBS} ${NAME}(?: only)? (?:within|during) (?:the first )?${LENGTH}${BEHIND}`,
    'within',
  ),
] as const

/** What the clause that begins here says of times; null where it says nothing of them. */
export function timedAt(text: string, start: number): Timed | null {
  for (const { form, how } of FORMS) {
    const found = form.exec(text.slice(start))
    if (found === null) continue
    const { name = '', verbs, done, count, unit = '', moment, then } = found.groups!
    return {
      name,
      verbs: (verbs ?? done ?? '').split(/ or | and /),
      how,
      length:
        count === undefined
          ? null
          : `${NUMBERS.get(count) ?? count}${unit === 'minute' ? 'm' : unit === 'min' ? 'm' : unit[0]!}`,
      moment: moment ?? then ?? '',
      from: start,
      to: start + found[0].length,
    }
  }
  return null
}

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, twelve: 12, 'twenty-four': 24 }),
)
