import type { Words } from '../../model/index.ts'
import { isPlural, knownBase, singular } from '../../readers/request/vocabulary/forms.ts'
import {
  BEING,
  DETERMINERS,
  MODALS,
  NEGATIONS,
  PREPOSITIONS,
  PRONOUNS,
} from '../../readers/request/vocabulary/functions.ts'
import { hasArchetype, isAdjective, isStop, verbBase } from '../../readers/request/vocabulary/lexicon.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'
import { NUMBERS } from '../../readers/request/vocabulary/units.ts'
import { ACTIONS, INTENTS, NOUNS_TOO, PARTICIPLES } from '../../readers/request/vocabulary/verbs.ts'

/** The words of a text, in small letters, and which of them a sign stands before. */
export interface Said {
  readonly text: string
  readonly words: readonly SaidWord[]
}

interface SaidWord {
  readonly word: string
  readonly start: number
  readonly end: number
  /** Whether a comma, a bracket or the like stands before it. */
  readonly isApart: boolean
}

export function saidIn(text: string): Said {
  let last = 0
  const words = [...text.matchAll(/\d[\d.,:]*\d|[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)].map(({ 0: said, index }) => {
    const isApart =
      last === 0 || /[^\s"'“”’*_`%€$£]/.test(text.slice(last, index)) || text.slice(last, index).includes('\n')
    last = index + said.length
    return { word: said.toLowerCase(), start: index, end: last, isApart }
  })
  return { text, words }
}

/** The word at a place; nothing where there is none. */
export const wordAt = ({ words }: Said, at: number): string => words[at]?.word ?? ''

/** The word before, where no sign stands between. */
export const wordBefore = (said: Said, at: number): string =>
  said.words[at]?.isApart === false ? wordAt(said, at - 1) : ''

/** The word behind, where no sign stands between. */
export const wordBehind = (said: Said, at: number): string =>
  said.words[at + 1]?.isApart === false ? wordAt(said, at + 1) : ''

/** The word that ends behind this place of the text. */
export function indexOf({ words }: Said, offset: number): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

export function joined({ text, words }: Said, from: number, to: number): Words {
  const [start, end] = [words[from]!.start, words[to - 1]!.end]
  return { text: text.slice(start, end), start, end }
}

export const isNumber = (word: string): boolean => /^\d/.test(word) || NUMBERS.has(word)

const isDone = (word: string): boolean => (word.endsWith('ed') && word.length > 4) || PARTICIPLES.has(word)

/** What is done every day, and no word of the trade. */
const EVERYDAY = new Set(
  'go come get become keep use belong happen give know let want need say live work lay require compare recommend'.split(
    ' ',
  ),
)

const baseOf = (word: string): string | null => verbBase(word) ?? knownBase(word, ACTIONS) ?? knownBase(word, EVERYDAY)

/** Whether a word may be a noun, or say more of one. */
export const isNominal = (word: string): boolean =>
  word !== '' && (isAdjective(word) || !isStop(word)) && !isAdverb(word) && !RELATIVE.test(word)

/** `strictly`, and not `family` or `weekly`. */
export const isAdverb = (word: string): boolean =>
  word.endsWith('ly') && !/^(dai|week|month|year|hour|quarter|fami|rep|supp|assemb|anoma|ear|f)ly$/.test(word)

/** What begins a clause that says more, or when. */
export const RELATIVE =
  /^(that|which|who|whom|whose|whoever|where|how|what|why|so|while|then|if|when|whenever|unless|because|until|whether)$/

/** Whether somebody is said to do something there: `books` of `a vet clinic books appointments`. */
export function isVerbAt(said: Said, at: number): boolean {
  const word = wordAt(said, at)
  const [before, behind] = [wordBefore(said, at), wordBehind(said, at)]
  if (BEING.has(word) || MODALS.has(word) || /^(has|have|had|does|do|needs?|wants?)$/.test(word)) return true
  // `whoever gave one`
  if (/^who(ever)?$/.test(before) && isNominal(word) && isObject(behind)) return true
  // `that combines text search with vectors`
  if (before === 'that' && word.endsWith('s') && !isSomething(word) && isDoneWith(behind)) return true
  const base = baseOf(word)
  if (base === null && !isDone(word)) return false
  if (HELPING.test(before) || RELATIVE.test(before) || MODALS.has(before) || BEING.has(before) || SUBJECTS.test(before))
    return true
  if (DETERMINERS.has(before) || PREPOSITIONS.has(before) || isAdjective(before) || isNumber(before)) return false
  if (before === '' && isDone(word)) return PREPOSITIONS.has(behind) || JOINING.test(behind)
  if (before === '') return base === word && (isObject(behind) || (isOpening(said, at) && isTold(base, behind)))
  if (JOINING.test(before))
    return ((base === word || word.endsWith('s')) && isObject(behind)) || (base === word && isPlainVerb(word, behind))
  if (isDone(word)) return behind === '' || isObject(behind)
  return isPlural(before) || before === 'staff'
    ? base === word && isDoneWith(behind)
    : word.endsWith('s') && isDoneWith(behind)
}

/** `and save favourites` */
const isPlainVerb = (word: string, behind: string): boolean =>
  !NOUNS_TOO.has(word) && !isSomething(word) && isPlural(behind) && isNominal(behind)

const isSomething = (word: string): boolean => hasArchetype(word) || isPersonal({ words: [singular(word)] })

const JOINING = /^(and|or|but)$/
const HELPING = /^(to|not|be|been|only|also|never|cannot|gets?|keeps?|us|me)$/
const SUBJECTS = /^(i|we|you|he|she|it|they|nobody|everybody|everyone|somebody|anybody|anyone)$/

/** The first word of a sentence. */
const isOpening = ({ text, words }: Said, at: number): boolean =>
  /(^|[.!?:;]\s+)$/.test(text.slice(Math.max(0, words[at]!.start - 5), words[at]!.start))

/** `Compare schemas`: what somebody asks for. */
const isTold = (base: string, behind: string): boolean =>
  (INTENTS.has(base) || ACTIONS.has(base) || EVERYDAY.has(base)) && isNominal(behind)

const isDoneWith = (behind: string): boolean =>
  behind === '' || isObject(behind) || isNominal(behind) || isAdverb(behind)

/** What stands behind what somebody does: with what, or where. */
const isObject = (word: string): boolean =>
  word !== '' &&
  (DETERMINERS.has(word) ||
    PRONOUNS.has(word) ||
    PREPOSITIONS.has(word) ||
    RELATIVE.test(word) ||
    isNumber(word) ||
    /^(in|out|up|down|off|back)$|ing$/.test(word))

/** `posted` of `a list of updates posted by the charity`: more of the noun before it. */
export const isBehindNoun = (said: Said, at: number): boolean =>
  isDone(wordAt(said, at)) &&
  isNominal(wordBefore(said, at)) &&
  !isVerbAt(said, at - 1) &&
  !NEGATIONS.has(wordBefore(said, at)) &&
  PREPOSITIONS.has(wordBehind(said, at))
