import type { Noun } from '../nouns/noun.ts'
import type { Reader } from '../reader.ts'

/** `orders have a status history`, `payments with refunds and a status history`: it is asked for those; up to where it stands. */
export function heldCapability(
  { page, facts, capabilities, seen }: Reader,
  of: Noun,
  noun: Noun,
  names = /^(history|audit)$/,
): number | null {
  const found = [noun.head, noun.head + 1, noun.head + 2]
    .map((at) => capabilities.get(at))
    .find((one) => one !== undefined)
  if (found === undefined || found.from >= noun.to || !names.test(found.name)) return null
  const before = page.tokens.slice(noun.head, found.from).map(({ lower }) => lower)
  seen.add(found.from)
  page.claim(noun.from, found.to)
  const field = before.length > 0 ? { ...noun, words: before, to: found.from } : null
  facts.capabilities.push({
    name: found.name,
    of,
    field,
    isDeclined: found.isDeclined,
    from: page.words(noun.from, found.to),
  })
  return found.to
}
