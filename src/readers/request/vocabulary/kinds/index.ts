import { AMBIGUOUS_IN_LIFE } from './ambiguous-life.ts'
import { AMBIGUOUS } from './ambiguous.ts'
import { COMMERCE } from './commerce.ts'
import { COMMUNITY } from './community.ts'
import { CONTENT } from './content.ts'
import { DEVICES } from './devices.ts'
import { HEALTH } from './health.ts'
import { HOME } from './home.ts'
import type { Kind, Kinds } from './kind.ts'
import { VEHICLES, VEHICLES_TOO } from './vehicles.ts'
import { TRAVEL, TRAVEL_TOO } from './travel.ts'
import { TICKETS, TICKETS_TOO } from './tickets.ts'
import { STOCK, STOCK_TOO } from './stock.ts'
import { SALES, SALES_TOO } from './sales.ts'
import { INSURANCE, INSURANCE_TOO } from './insurance.ts'
import { FINANCE, FINANCE_TOO } from './finance.ts'
import { FARMING, FARMING_TOO } from './farming.ts'
import { ESTATE, ESTATE_TOO } from './estate.ts'
import { ENERGY, ENERGY_TOO } from './energy.ts'
import { LEARNING } from './learning.ts'
import { LEGAL } from './legal.ts'
import { MONEY } from './money.ts'
import { PEOPLE } from './people.ts'
import { PLATFORM } from './platform.ts'
import { PERSONS } from './persons.ts'
import { PLACES_AND_TRIPS } from './places.ts'
import { SCIENCE } from './science.ts'
import { SPORT } from './sport.ts'
import { isOfAnother, isSensedBy, senseOf } from './senses.ts'
import { TECHNICAL } from './technical.ts'
import { TRADES, TRADES_TOO } from './trades.ts'
import { WORK } from './work.ts'
import { setOf } from '../words.ts'

/** Things everybody knows, whatever they stand beside. */
const KNOWN: Kinds = {
  ...PEOPLE,
  ...COMMERCE,
  ...MONEY,
  ...CONTENT,
  ...WORK,
  ...LEARNING,
  ...HEALTH,
  ...PLACES_AND_TRIPS,
  ...COMMUNITY,
  ...TECHNICAL,
  ...PLATFORM,
  ...DEVICES,
  ...SPORT,
  ...LEGAL,
  ...HOME,
  ...SCIENCE,
  ...ENERGY,
  ...ESTATE,
  ...FARMING,
  ...FINANCE,
  ...INSURANCE,
  ...SALES,
  ...STOCK,
  ...TICKETS,
  ...TRADES,
  ...TRAVEL,
  ...VEHICLES,
}

const ALL: Kinds = {
  ...ENERGY_TOO,
  ...ESTATE_TOO,
  ...FARMING_TOO,
  ...FINANCE_TOO,
  ...INSURANCE_TOO,
  ...SALES_TOO,
  ...STOCK_TOO,
  ...TICKETS_TOO,
  ...TRADES_TOO,
  ...TRAVEL_TOO,
  ...VEHICLES_TOO,
  ...AMBIGUOUS,
  ...AMBIGUOUS_IN_LIFE,
  ...PERSONS,
  ...KNOWN,
}

/** Their names, in one word or several. */
export const KINDS: readonly string[] = Object.keys(KNOWN)

/** Whether there is a thing of the name at all. */
export const isAnyKind = (word: string): boolean => Object.hasOwn(ALL, word)

/** Whether everybody knows what it is, whatever it stands beside. */
export const isKind = (word: string): boolean => Object.hasOwn(KNOWN, word)

/** `subtask`: of a task; null for what is no part by its name. */
export const wholeOfPart = (word: string): string | null => /^sub-?([a-z]{4,})$/.exec(word)?.[1] ?? null

/**
 * What is known of it by its name: the whole of it, or its last words; of a word that means several things by the word before,
 * or by what is spoken of besides. A subtask is what a task is, and of one.
 */
export function kindOf(words: readonly string[], isSpoken?: (word: string) => boolean): Kind | null {
  for (let from = Math.max(0, words.length - 2); from < words.length; from += 1) {
    const name = words.slice(from).join(' ')
    const isShort = from > 0 && from === words.length - 1
    if (isShort && isOfOthers(words)) return null
    // `training plan`: what means several things by itself says nothing behind another word.
    const isTold = !isShort || STABLE.has(name) || isSensedBy(words.at(-2)!, name)
    if (Object.hasOwn(isTold ? ALL : KNOWN, name)) return senseOf(words.slice(-2), isSpoken) ?? ALL[name]!
  }
  const whole = wholeOfPart(words.at(-1) ?? '')
  return whole === null || !Object.hasOwn(ALL, whole) ? null : { holds: ALL[whole]!.holds, of: [[whole]] }
}

/** Of several businesses, and in all of them alike: `freight quotes`, `group discounts`. */
const STABLE = setOf(
  `claim quote discount fee rental permit tariff bill repair transfer pass reward deposit refund license licence batch locker fine bid site tour
  charge estimate tip voucher station provider departure statement installment trial pause settlement appraisal`,
)

/** Whether such a thing is usually of the other: a signup is of an event. */
export const isOfKind = (words: readonly string[], other: string): boolean =>
  (kindOf(words)?.of ?? []).some((group) => group.includes(other))

/** `driving lesson`, `shopping list`: two words that are one name. */
export const isCompound = (before: string, word: string): boolean =>
  Object.hasOwn(ALL, `${before} ${word}`) || isSensedBy(before, word)

/** `lottery ticket`: of the things a ticket is, it is none that is known, and of none of those a ticket is of. */
const isOfOthers = (words: readonly string[]): boolean =>
  isOfAnother(words) && !(KNOWN[words.at(-1)!]?.of ?? []).some((group) => group.includes(words.at(-2)!))

/** Whether its name means one thing, whatever it stands beside. */
export const meansOneThing = (words: readonly string[]): boolean =>
  words.length > 1 && Object.hasOwn(ALL, words.slice(-2).join(' '))
    ? true
    : isKind(words.at(-1) ?? '') && !isOfOthers(words)

/** Whether it means what is known only beside what it is of: a match is of a tournament, or of two people. */
export const isOnlyBeside = (words: readonly string[]): boolean => words.length === 1 && ONLY_BESIDE.has(words[0]!)
const ONLY_BESIDE: ReadonlySet<string> = new Set([
  'match',
  'hold',
  'lot',
  'score',
  'result',
  'position',
  'plant',
  'set',
  'copy',
  'catch',
  'move',
])
