import { isPlural } from '../vocabulary/forms.ts'
import { isPerson, verbBase } from '../vocabulary/lexicon.ts'
import type { Token } from './tokens.ts'
import { MODALS } from '../vocabulary/functions.ts'
import { DOINGS, MADE, OPERATIONS } from '../vocabulary/verbs.ts'

/** `parents pre-order meals`, `to re-submit a claim`: what is done before or again is done, and names nothing. */
export function withPrefixes(tokens: readonly Token[], text: string): readonly Token[] {
  return tokens.flatMap((token, at): readonly Token[] => {
    if (isPrefix(tokens, at, text)) return []
    if (!isPrefix(tokens, at - 1, text)) return [token]
    const { start } = tokens[at - 1]!
    return [{ ...token, start, text: text.slice(start, token.end) }]
  })
}

function isPrefix(tokens: readonly Token[], at: number, text: string): boolean {
  const [before, prefix, verb, next] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]]
  if (prefix === undefined || verb === undefined || next?.kind !== 'word') return false
  if (!/^(pre|re)$/.test(prefix.lower) || text.slice(prefix.end, verb.start) !== '-') return false
  const base = verbBase(verb.lower)
  if (base === null || base !== verb.lower || !(MADE.has(base) || OPERATIONS.has(base) || DOINGS.has(base)))
    return false
  const lead = before?.lower ?? ''
  // `stores re-order goods`, `parents pre-order meals`: whoever begins the sentence.
  const isFirst = at < 2 || /^(end|sign)$/.test(tokens[at - 2]!.kind)
  return (isPlural(lead) && (isFirst || isPerson(lead))) || MODALS.has(lead) || /^(to|also|they|we|staff)$/.test(lead)
}
