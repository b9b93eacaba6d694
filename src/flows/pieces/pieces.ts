import type { DesignRequest, Words } from '../../model/index.ts'
import { isFeature } from '../../readers/request/vocabulary/features.ts'
import { isTrade } from '../../readers/request/vocabulary/lexicon.ts'
import { INTENTS } from '../../readers/request/vocabulary/verbs.ts'
import { BEING, MODALS } from '../../readers/request/vocabulary/functions.ts'
import { AND, clauseBefore, clauseOf, type InClauses, inClauses, type Span } from './clauses.ts'
import { hasVerb, widened } from './ends.ts'
import { partsIn } from './parts.ts'
import { indexOf, isVerbAt, joined, type Said, saidIn, wordAt } from './words.ts'

/**
 * What is not understood, each with what it says something by: a word with its noun, a number with what it counts, a verb with
 * who does it and with what. What stands in one clause is one piece.
 */
export function withWholePieces(request: DesignRequest): DesignRequest {
  if (request.unread.length === 0) return request
  const said = inClauses(saidIn(request.text))
  const kept: Words[] = []
  const spans: Piece[] = []
  for (const words of request.unread) {
    const sentences = isName(words) ? [] : sentencesIn(words, said).flatMap((span) => partsIn(span, said))
    if (sentences.length === 0) kept.push(words)
    const is = sentences.length === 1 ? words : null
    spans.push(...sentences.map((span) => ({ ...widened(span, said), was: is, ...(is === null ? {} : { old: span }) })))
  }
  const pieces = together(spans, said).filter((one) => !isWhole(one, said))
  const told = pieces.map((one) => wordsOf(one, said))
  const others = kept.filter(({ start, end }) => !told.some((one) => one.start <= start && end <= one.end))
  return { ...request, unread: [...others, ...told].toSorted((a, b) => a.start - b.start) }
}

/** `TOTP`, `two-factor`: says all by itself. */
const isName = ({ text }: Words): boolean => isFeature(text) && text.split(/\s+/).length < 4

/** Words of the text, and what was not understood where nothing is added to it. */
interface Piece extends Span {
  readonly was: Words | null
  readonly old?: Span
}

/** Where nothing was added, signs at its ends stay with it. */
const wordsOf = ({ from, to, was, old }: Piece, said: Said): Words =>
  was !== null && old?.from === from && old.to === to ? was : joined(said, from, to)

/** Whole words, each sentence by itself. */
function sentencesIn({ start, end }: Words, said: Said): readonly Span[] {
  const spans: Span[] = []
  for (let at = indexOf(said, start); at < said.words.length && said.words[at]!.start < end; at += 1) {
    const gap = at > 0 ? said.text.slice(said.words[at - 1]!.end, said.words[at]!.start) : ''
    const last = spans.at(-1)
    if (last === undefined || /[.!?]\s/.test(gap)) spans.push({ from: at, to: at + 1 })
    else spans[spans.length - 1] = { from: last.from, to: at + 1 }
  }
  return spans
}

/** `Design a newsletter service`: what the whole is. */
const isWhole = ({ from, to }: Span, said: Said): boolean =>
  from < 3 &&
  (from === 0 || INTENTS.has(wordAt(said, 0))) &&
  /^an?$/.test(wordAt(said, from)) &&
  to - from < 5 &&
  isTrade(wordAt(said, to - 1)) &&
  !hasVerb({ from, to }, said)

/** Pieces of one clause are one, where somebody does something between them. */
function together(spans: readonly Piece[], said: InClauses): readonly Piece[] {
  const pieces: Piece[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = pieces.at(-1)
    if (last === undefined || !isOne(last, span, said)) pieces.push(span)
    else if (span.to > last.to || last.was !== null) pieces[pieces.length - 1] = asOne(last, span, said)
  }
  return pieces
}

function asOne(last: Piece, { from, to }: Span, said: InClauses): Piece {
  const span = { from: Math.min(last.from, from), to: Math.max(last.to, to) }
  return { ...(hasVerb(span, said) && span.from > 0 ? widened(span, said) : span), was: null }
}

function isOne(last: Span, next: Span, said: InClauses): boolean {
  if (next.from < last.to) return true
  if (said.words.slice(last.to, next.from + 1).some((one) => one.isApart)) return false
  const between = said.words.slice(last.to, next.from).map(({ word }) => word)
  if (between.every((word) => /^(an?|the|of)$/.test(word))) return true
  if (between.length === 1 && AND.test(between[0]!)) return isAndOne(last, next, said)
  const isDone = between.some((word, at) => isVerbAt(said, last.to + at) || BEING.has(word) || MODALS.has(word))
  if (!isDone) return false
  const [one, other] = [clauseOf(said, last.to - 1), clauseOf(said, next.from)]
  // `Stock is reserved when an order is placed`, `Every key belongs to a team and may be limited`
  return (
    one.from === other.from ||
    (other.from === next.from &&
      one.from === clauseBefore(said, next.from)?.from &&
      (/^(when|if|unless|until)$/.test(wordAt(said, next.from)) ||
        (AND.test(wordAt(said, next.from - 1)) && isVerbAt(said, next.from) && last.from === one.from)))
  )
}

/** `expire after seven days and can only be accepted once`: a few words each. */
const isAndOne = (last: Span, next: Span, said: InClauses): boolean =>
  hasVerb(last, said) && hasVerb(next, said) && (isShort(last) || isShort(next)) && isVerbAt(said, next.from)

const isShort = ({ from, to }: Span): boolean => to - from < 6
