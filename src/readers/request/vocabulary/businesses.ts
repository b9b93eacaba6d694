import { CONTAINERS, PLACES, SYSTEMS } from './functions.ts'
import { GROUPS } from './people.ts'
import { setOf } from './words.ts'

/** Whom a backend is for: of these there is one, whatever they are in other requests. */
const BUSINESSES = setOf(
  `company firm campsite hostel truck pool newspaper park lodge resort workshop orchestra league choir band opera circus zoo church parish
  town village association society cooperative foundation federation union ensemble troupe agency startup academy
  lab laboratory shelter`,
)

/** `coworking space`, `auction house`: what the last word alone does not say. */
const COMPOUNDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^space$/, /^(coworking|working|maker|event|hacker|office|art|project)$/],
  [
    /^house$/,
    /^(auction|publishing|opera|concert|guest|boarding|community|rental|clearing|fashion|coffee|tea|trading)$/,
  ],
  [
    /^(hall|centre|center)$/,
    /^(climbing|concert|sports|community|fitness|donation|youth|garden|bouldering|training|call|medical|health|diving|riding|repair|recycling|rehabilitation|wellness|family|leisure|language|learning|tutoring)$/,
  ],
  [/^garden$/, /^(community|botanical|allotment|zoological)$/],
  [/^station$/, /^(fire|police|radio|rescue)$/],
]

export const isBusiness = (words: readonly string[]): boolean =>
  BUSINESSES.has(words.at(-1)!) ||
  COMPOUNDS.some(([last, before]) => last.test(words.at(-1)!) && before.test(words.at(-2) ?? ''))

/** What is held, and of which whoever speaks of theirs holds one. */
export const OCCASIONS = setOf(
  'festival conference congress convention summit fair market marathon race regatta tournament hackathon expo carnival parade wedding',
)

/** `our blog`, `our fleet`, `my notebook`: what is kept in it is meant, or it is a program. */
const isKeptIn = (word: string): boolean => SYSTEMS.has(word) || CONTAINERS.has(word)

/** What there is one of where somebody calls it theirs: the business, where it is, and what it holds. */
export const isOneOfOurs = (words: readonly string[]): boolean => {
  const last = words.at(-1)!
  return isBusiness(words) || GROUPS.has(last) || OCCASIONS.has(last) || (PLACES.has(last) && !isKeptIn(last))
}
