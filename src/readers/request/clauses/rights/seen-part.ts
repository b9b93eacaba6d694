import type { People } from '../../facts.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { isReading } from '../deeds/objects.ts'

/** `only doctors see the diagnosis` of a patient: who sees one field of it, nobody here can say. */
export function seenPart({ page, facts }: Reader, people: People, verbs: readonly string[], at: number): number | null {
  const noun = verbs.every(isReading) && /^(the|its|their)$/.test(page.word(at)) ? nounAt(page, at) : null
  if (noun === null || noun.isPlural) return null
  const isField = facts.holdings.some(({ items }) =>
    items.some((item) => !item.noun.isPlural && item.noun.words.join() === noun.words.join()),
  )
  if (!isField) return null
  for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
  return noun.to
}
