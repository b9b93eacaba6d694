import { knownBase, singular } from './forms.ts'
import {
  ADJECTIVES,
  AFTERWARDS,
  BEING,
  CONJUNCTIONS,
  DETERMINERS,
  FILLERS,
  HAVING,
  MODALS,
  NEGATIONS,
  PLACES,
  PREPOSITIONS,
  PRONOUNS,
  SYSTEMS,
  TELLING,
  TRADE,
} from './functions.ts'
import { isHeldWord } from './holders.ts'
import { isKind, isAnyKind, KINDS } from './kinds/index.ts'
import { OWNERS, RANKS, isDevice } from './people.ts'
import { SAID_TYPES } from './types.ts'
import { DOINGS, INTENTS, MADE, OPERATIONS, OTHERS } from './verbs.ts'

const STOPS = [DETERMINERS, PRONOUNS, MODALS, NEGATIONS, PREPOSITIONS, CONJUNCTIONS, BEING, HAVING, FILLERS]
const VERBS = new Set([...DOINGS.keys(), ...OPERATIONS, ...INTENTS.keys(), ...MADE.keys(), ...OTHERS])

/** Words as the vocabulary has them. */
const KNOWN: ReadonlySet<string> = new Set([
  ...STOPS.flatMap((words) => [...words]),
  ...ADJECTIVES,
  ...TRADE,
  ...SYSTEMS,
  ...PLACES,
  ...RANKS.keys(),
  'owner',
  ...VERBS,
  ...KINDS,
])

/** Whether a word is one of the vocabulary, one or several. */
export const isOfVocabulary = (word: string): boolean => KNOWN.has(word) || KNOWN.has(singular(word))
/** Whether a word, or what it is a form of, is spelled right. */
export const isKnownWord = (word: string): boolean =>
  isOfVocabulary(word) ||
  isAnyKind(singular(word)) ||
  /^actions?$/.test(word) ||
  verbBase(word) !== null ||
  TYPES.has(singular(word)) ||
  isDevice(word) ||
  isHeldWord(singular(word)) ||
  OWN.has(word) ||
  // `producers`: who does something.
  (singular(word).endsWith('er') && verbBase(`${singular(word).slice(0, -1)}d`) !== null)
/** Words of their own that are near to one of the vocabulary. */
const OWN: ReadonlySet<string> = new Set('diary quiet trial angel sauce casual principle'.split(' '))
const TYPES = new Set(SAID_TYPES.flatMap(({ words }) => words))

/** Whether a word holds the sentence together. */
export const isStop = (word: string): boolean => STOPS.some((words) => words.has(word))
export const isAdjective = (word: string): boolean => ADJECTIVES.has(word)
export const isTrade = (word: string): boolean => TRADE.has(word) || TRADE.has(singular(word))
export const isPerson = (word: string): boolean => RANKS.has(singular(word))
export const hasArchetype = (word: string): boolean => isKind(singular(word))

/** The base of a verb of everyday: `managing` -> `manage`; null for what is none. */
export const verbBase = (word: string): string | null => knownBase(word, VERBS)

/** Whether a word means something: what is none of these has to be read, or is asked about. */
export const isContent = (word: string): boolean =>
  !isStop(word) &&
  !isAdjective(word) &&
  (!isTrade(word) || TELLING.has(word)) &&
  !OWNERS.has(word) &&
  !SYSTEMS.has(word) &&
  !AFTERWARDS.has(word) &&
  !(word.endsWith('ly') && word.length > 4) &&
  word.length > 1
