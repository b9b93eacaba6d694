import { isPlural } from '../../readers/request/vocabulary/forms.ts'
import { DETERMINERS, PREPOSITIONS } from '../../readers/request/vocabulary/functions.ts'
import { isBehindNoun, isNominal, isNumber, isVerbAt, type Said, wordAt, wordBefore, wordBehind } from './words.ts'

/** No noun is longer. */
const MOST_WORDS = 8

/** Where the noun begins that a word is a part of: with its article, and with how many there are of it. */
export function nounStart(said: Said, at: number): number {
  let from = at
  const first = at - MOST_WORDS
  const isPart = (before: string): boolean => isNominal(before) && !isPlural(before)
  while (from > first && isPart(wordBefore(said, from)) && !isVerbAt(said, from - 1)) from -= 1
  while (from > first && isCounting(wordBefore(said, from), wordAt(said, from))) from -= 1
  // `only the current version`
  return wordBefore(said, from) === 'only' ? from - 1 : from
}

/** `our`, `at least 5`, `one or two` */
const isCounting = (before: string, word: string): boolean =>
  (DETERMINERS.has(before) && !/^(that|one's)$/.test(before)) ||
  isNumber(before) ||
  (/^(least|most|exactly|about|to|or|more|than)$/.test(before) &&
    (isNumber(word) || /^(most|least|to|than)$/.test(word))) ||
  (/^(at|up|more|no)$/.test(before) && /^(least|most|to|more|than)$/.test(word))

/** Where the noun ends that a word stands before; behind the word itself where none does. */
export function nounEnd(said: Said, at: number): number {
  let to = at + 1
  while (to <= at + MOST_WORDS && goesOn(said, to)) to += 1
  // `a list of stops`, `the number of seats`
  if (MEASURING.test(wordAt(said, to - 1)) && wordBehind(said, to - 1) === 'of')
    return to <= at + MOST_WORDS ? nounEnd(said, to) : to
  return isOften(said, at, to) ? to + 2 : to
}

const MEASURING = /^(list|number|kind|set|quotas?|limits?|bursts?|allowances?|amount|share)$/

/** `8 classes per month`: how many, and in what time. */
function isOften(said: Said, at: number, to: number): boolean {
  const [every, unit] = [wordBehind(said, to - 1), wordBehind(said, to)]
  if (!/^(per|an?|each|every)$/.test(every) || !/^(second|minute|hour|day|week|month|year|night)$/.test(unit))
    return false
  for (let from = at; from < to; from += 1) if (isNumber(wordAt(said, from))) return true
  return false
}

function goesOn(said: Said, at: number): boolean {
  const [last, word] = [wordAt(said, at - 1), wordBehind(said, at - 1)]
  if (word === '') return false
  // `one or two cleaners`, `between 5 and 5,000 users`, `a lost and found page`
  if (/^(and|or|to)$/.test(word) && isNumber(last)) return isNumber(wordBehind(said, at))
  if (/^(and|or|to)$/.test(last) && isNumber(word)) return true
  if (DETERMINERS.has(last) || PREPOSITIONS.has(last)) return isNominal(word) || DETERMINERS.has(word) || isNumber(word)
  if (isPlural(last) && !isNumber(last)) return false
  return (isNominal(word) || /^ones?$/.test(word)) && !isVerbAt(said, at) && !isBehindNoun(said, at)
}

/** Where a phrase begins: before its noun with `between`, `across`; what it is of stands before `of`. */
export function phraseStart(said: Said, at: number): number {
  const from = PREPOSITIONS.has(wordAt(said, at)) ? at : nounStart(said, at)
  const before = wordBefore(said, from)
  if (before === 'of' && isTelling(wordAt(said, at))) return nounStart(said, from - 2)
  // `through legal, finance and management`: one of several, behind what is said once.
  const isListed = from === at && said.words[at + 1]?.isApart === true && wordAt(said, at + 1) !== 'and'
  const start = PREPOSITIONS.has(before) && !NAMING.test(before) && !isListed ? from - 1 : from
  return wordBefore(said, start) === 'not' ? start - 1 : start
}

/** Says how many, or which. */
const isTelling = (word: string): boolean => isNumber(word) || /^(at|up|different|several|other)$/.test(word)

/** Behind these stands what something holds, or is. */
const NAMING = /^(with|of|like|including|having|where|whose|as|every)$/

/** `they` of `at a time they choose`: what it says more of stands before it. */
export const relatedStart = (said: Said, at: number): number =>
  /^(they|he|she|we|you)$/.test(wordAt(said, at)) && isNominal(wordBefore(said, at)) ? phraseStart(said, at - 1) : at
