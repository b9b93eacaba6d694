import { PREPOSITIONS } from '../../readers/request/vocabulary/functions.ts'
import { isAdjective } from '../../readers/request/vocabulary/lexicon.ts'
import { AND, clauseBefore, clauseOf, type InClauses, type Span } from './clauses.ts'
import { nounEnd, nounStart, phraseStart, relatedStart } from './phrases.ts'
import {
  isAdverb,
  isBehindNoun,
  isNominal,
  isNumber,
  isVerbAt,
  RELATIVE,
  type Said,
  wordAt,
  wordBefore,
  wordBehind,
} from './words.ts'

/** Of a longer clause no more is said again than what somebody does. */
const MOST_WORDS = 14
const LONGEST = 60

/** With its noun, what it counts, or who does it and with what. */
export function widened({ from, to }: Span, said: InClauses): Span {
  const bracket = bracketOf({ from, to }, said)
  if (bracket !== null) return bracket
  // `everything that belongs to it`
  if (to - from === 1 && wordAt(said, from).endsWith('thing') && /^(that|which)$/.test(wordBehind(said, from)))
    return { from, to: clauseOf(said, to).to }
  const span = { from, to: trimmedEnd({ from, to }, said) }
  return { from: startOf(span, said), to: endOf(span, said) }
}

/** `worn` of `a condition (new, good, worn)`: a few words in brackets say something together. */
function bracketOf({ from, to }: Span, { text, words }: Said): Span | null {
  if (to - from > 1) return null
  const { start: first, end: last } = words[from]!
  const before = /\([^()\n]*$/.exec(text.slice(Math.max(0, first - MOST_LETTERS), first))?.[0]
  const behind = /^[^()\n]*\)/.exec(text.slice(last, last + MOST_LETTERS))?.[0]
  if (before === undefined || behind === undefined) return null
  const [open, close] = [first - before.length, last + behind.length]
  let [start, end] = [from, to]
  while (start > 0 && words[start - 1]!.start > open) start -= 1
  while (end < words.length && words[end]!.end <= close) end += 1
  return { from: start, to: end }
}

const MOST_LETTERS = 60

/** `CSV import of contacts as`: what nothing stands behind any more. */
function trimmedEnd({ from, to }: Span, said: InClauses): number {
  const last = wordAt(said, to - 1)
  const isOpen = PREPOSITIONS.has(last) || AND.test(last) || last === 'as'
  return isOpen && last !== 'of' && to - from > 1 && clauseOf(said, to - 1).to !== to ? to - 1 : to
}

function startOf({ from, to }: Span, said: InClauses): number {
  const clause = clauseOf(said, from)
  if (from <= clause.from) return relativeStart({ from, to }, said)
  if (isBehindNoun(said, from)) return from
  const related = relatedStart(said, from)
  if (related < from) return related
  const isDoing = hasVerb({ from, to: Math.min(to, clause.to) }, said)
  const isHow =
    isManner(said, { from, to }) || (MANNER.test(wordAt(said, from)) && PREPOSITIONS.has(wordAt(said, from + 1)))
  if (isDoing || isHow || isPronoun(said, { from, to }))
    return Math.min(from, from - clause.from < MOST_WORDS ? leadOf(said, clause, from) : doingStart(said, from, clause))
  return Math.max(phraseStart(said, from), clause.from)
}

/** `read models that can be rebuilt`, `nobody sees a score until it is final`: what a few words speak of stands before them. */
function relativeStart({ from, to }: Span, said: InClauses): number {
  const before = clauseBefore(said, from)
  if (before === null || said.words[from]?.isApart !== false) return from
  if (/^(that|which|who)$/.test(wordAt(said, from)) && to - from <= MOST_OF_NOUN)
    return isNominal(wordAt(said, from - 1)) && !isVerbAt(said, from - 1) ? nounStart(said, from - 1) : from
  return /^(until|unless)$/.test(wordAt(said, from)) &&
    /^(they|it|he|she)$/.test(wordAt(said, from + 1)) &&
    from - before.from < MOST_WORDS
    ? leadOf(said, before, from)
    : from
}

const MOST_OF_NOUN = 5

/** `lets customers replay any event`, `where a couple creates a registry`: what leads to it says nothing of it. */
function leadOf(said: InClauses, { from: start }: Span, from: number): number {
  for (let at = from - 1; at > start; at -= 1) if (LETTING.test(wordAt(said, at))) return at + 1
  return /^(where|while|then)$/.test(wordAt(said, start)) ? start + 1 : start
}

const LETTING = /^(lets?|allows?|enables?)$/

/** Who does it stands before the verb, with what says that he may. */
function doingStart(said: Said, at: number, clause: Span): number {
  const first = Math.max(clause.from, at - MOST_WORDS)
  let from = at
  while (from > first && !isVerbAt(said, from)) from -= 1
  while (from > first && isVerbAt(said, from - 1)) from -= 1
  return isNominal(wordBefore(said, from)) ? nounStart(said, from - 1) : from
}

function endOf({ from, to }: Span, said: InClauses): number {
  const clause = clauseOf(said, to - 1)
  if (to >= clause.to) return behindClause({ from, to }, said)
  const start = Math.max(from, clause.from)
  const isDoing = hasVerb({ from: start, to }, said) || isBehindNoun(said, to - 1)
  if (isDoing || RELATIVE.test(wordAt(said, start)) || isPronoun(said, { from, to })) {
    const end = clauseEnd(said, to, clause)
    return end === clause.to ? behindClause({ from, to: end }, said) : end
  }
  if (isManner(said, { from, to })) return to
  // `a lost and found page`
  if (/ed$|^lost$/.test(wordAt(said, to - 1)) && AND.test(wordBehind(said, to - 1)) && to - from < 3)
    return nounEnd(said, to + 1)
  return Math.max(to, Math.min(nounEnd(said, to - 1), clause.to))
}

/** What is said whole goes no further than `and`. */
function clauseEnd(said: Said, to: number, clause: Span): number {
  const last = wordAt(said, to - 1)
  // The first word of all: what is to be made is said behind it.
  if (clause.to - to >= (to === 1 ? MOST_MADE : MOST_WORDS)) return objectEnd(said, to, clause)
  if (isNumber(last) && nounEnd(said, to - 1) > to) return nounEnd(said, to - 1)
  const isOpen = isVerbAt(said, to - 1) || !isNominal(last)
  for (let at = isOpen ? to + 1 : to; at < clause.to; at += 1)
    if (AND.test(wordAt(said, at)) && !isAdjective(wordAt(said, at - 1)) && !isAdjective(wordAt(said, at + 1)))
      return at
  return clause.to
}

const MOST_MADE = 9

/** `tracks`, of which `who has which device` is said; `who`, `where and when`. */
function behindClause(clause: Span, said: InClauses): number {
  let { to } = clause
  while (said.words[to]?.isApart === false && isVerbAt(said, to - 1) && RELATIVE.test(wordAt(said, to)))
    to = clauseOf(said, to).to
  const behind = said.words[to - 1] === undefined ? '' : said.text.slice(said.words[to - 1]!.end)
  const asked = ASKED.exec(behind)?.[0] ?? ''
  let end = to
  while (end < said.words.length && said.words[end]!.end <= said.words[to - 1]!.end + asked.length) end += 1
  return end
}

/** `, where and when` */
const ASKED = /^(?:,?\s+(?:and\s+|or\s+)?(?:since\s+)?(?:who|what|where|when|why|how)\b)+(?=\s*(?:[,.;:!?\n]|$))/i

/** What it is done with: up to its noun. */
function objectEnd(said: Said, to: number, clause: Span): number {
  const last = Math.min(clause.to, to + MOST_WORDS)
  let end = to
  while (end < last && !isNominal(wordAt(said, end))) end += 1
  return end < last ? Math.min(nounEnd(said, end), clause.to) : to
}

/** Whether somebody does something, as far as anybody would say it in one breath. */
export function hasVerb({ from, to }: Span, said: Said): boolean {
  for (let at = from; at < Math.min(to, from + LONGEST); at += 1)
    if (isVerbAt(said, at) && !isBehindNoun(said, at)) return true
  return false
}

const MANNER = /^(only|once|twice|exactly|never|always|again)$/

/** `only once`, `anonymously`: how or when something is done. */
function isManner(said: Said, { from, to }: Span): boolean {
  for (let at = from; at < to; at += 1) if (!MANNER.test(wordAt(said, at)) && !isAdverb(wordAt(said, at))) return false
  return !isNominal(wordBehind(said, to - 1))
}

/** `anything`, `the largest one`, `their own photos`: only the clause says which. */
function isPronoun(said: Said, { from, to }: Span): boolean {
  const last = wordAt(said, nounEnd(said, to - 1) - 1)
  return (
    wordAt(said, from) === 'own' ||
    /^ones?$/.test(last) ||
    (to - from === 1 && /^(others?|anything|everything|nothing|it|them)$/.test(last))
  )
}
