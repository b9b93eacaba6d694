import { isPlural, singular } from '../vocabulary/forms.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { isStop } from '../vocabulary/lexicon.ts'
import type { Token } from './tokens.ts'

/** `in-app messages`, `on-call engineers`, `up-to-date lists`: where or how something is, written as one word. */
export function withHyphened(tokens: readonly Token[], text: string): readonly Token[] {
  const joined: Token[] = []
  for (let at = 0; at < tokens.length;) {
    if (isFixing(tokens, at, text)) {
      joined.push({ ...ofSeveral(tokens.slice(at, at + 2), text), lower: `${tokens[at]!.lower}-only` })
      at += 2
      continue
    }
    const end = hyphenedEnd(tokens, at, text)
    joined.push(end === at ? tokens[at]! : ofSeveral(tokens.slice(at, end), text))
    at = end === at ? at + 1 : end
  }
  return joined
}

const BEGINNING = /^(in|on|off|out|up|at|by|after|before|under|over|behind)$/

/** Behind the last word that hangs on the preposition here; the same place where none does, or nothing is said of a noun. */
function hyphenedEnd(tokens: readonly Token[], at: number, text: string): number {
  const first = tokens[at]!
  if (first.kind !== 'word' || !BEGINNING.test(first.lower) || text[first.start - 1] === '-') return at
  let end = at + 1
  while (tokens[end]?.kind === 'word' && text.slice(tokens[end - 1]!.end, tokens[end]!.start) === '-') end += 1
  const next = tokens[end]
  const isOfNoun = end > at + 1 && next?.kind === 'word' && !isStop(next.lower)
  return isOfNoun && !/^(in|on|off|out|up|line)$/.test(tokens[end - 1]!.lower) ? end : at
}

/** `append-only entries`, and no `read-only users`: what may be done with them. */
function isFixing(tokens: readonly Token[], at: number, text: string): boolean {
  const [first, second, third, fourth] = tokens.slice(at, at + 4)
  if (!/^(append|read)$/.test(first!.lower) || second?.lower !== 'only' || text[first!.end] !== '-') return false
  if (third?.kind !== 'word' || isStop(third.lower) || isPersonal({ words: [singular(third.lower)] })) return false
  return third.lower === 'audit' || isPlural(third.lower) || (fourth?.kind === 'word' && isPlural(fourth.lower))
}

function ofSeveral(parts: readonly Token[], text: string): Token {
  const [{ start }, { end }] = [parts[0]!, parts.at(-1)!]
  const lower = parts.map((part) => part.lower).join('_')
  return { kind: 'word', text: text.slice(start, end), lower, start, end }
}
