import type { People } from '../../facts.ts'
import { itemOf } from '../../lists/item.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `apply a code to an order`: it bears on the other from then on, and nobody applies for anything. */
export function appliedTo(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from }: { readonly at: number; readonly from: number },
): number | null {
  const { page, facts } = reader
  const what = verbs.join() === 'apply' ? nounAt(page, at) : null
  if (what === null || page.word(what.to) !== 'to') return null
  const whole = nounAt(page, what.to + 1)
  if (whole === null || isPersonal(whole)) return null
  for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
  const isThing = kindOf(what.words) !== null || hasArchetype(what.words.at(-1)!)
  reader.mention(whole)
  if (isThing) {
    reader.mention(what)
    const item = itemOf({ ...what, isCounted: false, from: what.head })
    reader.hold(whole, [{ ...item, saying: { ...item.saying, words: ['optional'] } }])
  }
  reader.topic = whole
  // When it may be, and what comes of it, nobody here knows.
  return reader.quote(from, whole.to)
}
