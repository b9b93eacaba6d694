import { AMBIGUOUS_IN_LIFE } from './ambiguous-life.ts'
import { AMBIGUOUS } from './ambiguous.ts'
import { COMMERCE } from './commerce.ts'
import { COMMUNITY } from './community.ts'
import { CONTENT } from './content.ts'
import { DEVICES } from './devices.ts'
import { HEALTH } from './health.ts'
import { HOME } from './home.ts'
import type { Kind, Kinds } from './kind.ts'
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
import { WORK } from './work.ts'

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
}

const ALL: Kinds = { ...AMBIGUOUS, ...AMBIGUOUS_IN_LIFE, ...PERSONS, ...KNOWN }

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
    if (Object.hasOwn(isShort ? KNOWN : ALL, name)) return senseOf(words.slice(-2), isSpoken) ?? ALL[name]!
  }
  const whole = wholeOfPart(words.at(-1) ?? '')
  return whole === null || !Object.hasOwn(ALL, whole) ? null : { holds: ALL[whole]!.holds, of: [[whole]] }
}

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
  'stop',
  'plant',
])
