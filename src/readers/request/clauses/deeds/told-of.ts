import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Found } from '../../capabilities/phrases.ts'
import type { Reader } from '../../reader.ts'

/** `rate limit the login`: of that, and no wish for accounts. */
export function limitedEnd(
  { page, facts, capabilities, seen }: Reader,
  { name, from, to, isDeclined }: Found,
): number | null {
  let at = to
  while (/^(of|on|for|at|the|our)$/.test(page.word(at))) at += 1
  const of = name === 'rate-limit' ? capabilities.get(at) : undefined
  if (of?.name !== 'accounts') return null
  seen.add(from)
  seen.add(at)
  page.claim(from, of.to)
  facts.capabilities.push({ name, isDeclined, of: null, field: null, from: page.words(from, of.to) })
  return of.to
}

/** `realtime order updates`: of orders. */
export function toldOf(
  { page }: Reader,
  { name, to }: Found,
): { readonly nouns: readonly Noun[]; readonly next: number } | null {
  const start = /^(for|of|on|about)$/.test(page.word(to)) ? to + 1 : to
  const noun = /^(realtime|events|webhooks)$/.test(name) ? nounAt(page, start) : null
  const of = noun?.words.at(-2) ?? ''
  if (noun === null || !/^(update|change|event|notification)$/.test(noun.words.at(-1)!) || !hasArchetype(of))
    return null
  return { nouns: [{ ...noun, words: noun.words.slice(0, -1), isPlural: true }], next: noun.to }
}
