import type { People } from '../../facts.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `must not see each other's feedback`: there is such a thing, and which of it is meant nobody here can say. */
export function readEachOthers(
  reader: Reader,
  people: People,
  { at, from }: { readonly at: number; readonly from: number },
): number | null {
  const { page, facts } = reader
  const isOthers = page.word(at) === 'each' && /^others?['’]s?$/i.test(page.tokens[at + 1]?.text ?? '')
  const noun = isOthers ? nounAt(page, at + 2) : null
  if (noun === null) return null
  reader.mention(noun)
  for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
  return reader.quote(from, noun.to)
}
