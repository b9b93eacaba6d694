import { BEING, MODALS, PREPOSITIONS } from '../../readers/request/vocabulary/functions.ts'
import { isVerbAt, RELATIVE, type Said, wordAt, wordBehind } from './words.ts'

/** Words from one place up to another, without it. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Words between signs and what joins clauses; `and` joins clauses where somebody does something behind it. */
export function clausesOf(said: Said): readonly Span[] {
  const starts = said.words.flatMap((_, at) => (at === 0 || isStart(said, at) ? [at] : []))
  const spans = starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? said.words.length }))
  const whole: Span[] = []
  for (const span of spans) {
    const last = whole.at(-1)
    if (last !== undefined && goesOn(said, span)) whole[whole.length - 1] = { from: last.from, to: span.to }
    else whole.push(span)
  }
  return whole.map(({ from, to }) => ({ from: AND.test(wordAt(said, from)) && to > from + 1 ? from + 1 : from, to }))
}

/** A text in clauses, and the clause each word stands in. */
export interface InClauses extends Said {
  readonly clauses: readonly Span[]
  /** Which clause a word stands in; what joins two stands in the first. */
  readonly placed: readonly number[]
}

export function inClauses(said: Said): InClauses {
  const clauses = clausesOf(said)
  let index = 0
  const placed = said.words.map((_, at) => {
    while (index + 1 < clauses.length && clauses[index + 1]!.from <= at) index += 1
    return index
  })
  return { ...said, clauses, placed }
}

export const clauseOf = ({ clauses, placed }: InClauses, at: number): Span => clauses[placed[at] ?? 0]!

/** The clause before; null where nothing is. */
export const clauseBefore = ({ clauses, placed }: InClauses, at: number): Span | null =>
  clauses[(placed[at] ?? 0) - 1] ?? null

export const AND = /^(and|or|but)$/

function isStart(said: Said, at: number): boolean {
  const { word, isApart } = said.words[at]!
  if (isApart) return true
  const before = wordAt(said, at - 1)
  if (RELATIVE.test(word))
    return !AND.test(before) && before !== 'so' && !(PREPOSITIONS.has(before) && WHICH.test(word))
  // `in which no event is lost`, `some of whom require`
  if (PREPOSITIONS.has(word) && word !== 'of') return WHICH.test(wordBehind(said, at))
  return AND.test(word) && (RELATIVE.test(wordBehind(said, at)) || isDoing(said, at + 1))
}

const WHICH = /^(which|whom|whose)$/

/** Whether somebody does something before the next sign. */
function isDoing(said: Said, from: number): boolean {
  for (let at = from; at < said.words.length; at += 1) {
    const { word, isApart } = said.words[at]!
    if (at > from && (isApart || RELATIVE.test(word) || AND.test(word))) return false
    if (isVerbAt(said, at)) return true
  }
  return false
}

/** `items that expire within 3 days are shown first`: what is said of those stands behind. */
function goesOn(said: Said, { from, to }: Span): boolean {
  if (said.words[from]!.isApart || !/^(that|who|which)$/.test(wordAt(said, from)) || !isVerbAt(said, from + 1))
    return false
  for (let at = from + 3; at < to; at += 1) {
    const word = wordAt(said, at)
    if ((BEING.has(word) || MODALS.has(word)) && !isVerbAt(said, at - 1)) return true
  }
  return false
}
