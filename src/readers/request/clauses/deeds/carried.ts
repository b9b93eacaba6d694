import { itemOf } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** Whoever does it has the one row in hand, and no other. */
const IN_HAND =
  /^(carried|handled|managed|led|supervised|taught|coached|mentored|overseen|driven|escorted|accompanied|transported)$/

/** `each parcel is carried by a courier`: it has one, who signs in; null where nothing of the kind is said. */
export function readCarried(reader: Reader, of: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  const [only, ...others] = of
  if (only === undefined || others.length > 0 || only.isPlural || isPersonal(only)) return null
  if (!IN_HAND.test(page.word(at)) || page.word(at + 1) !== 'by' || !/^(an?|one)$/.test(page.word(at + 2))) return null
  const who = nounAt(page, page.word(at + 2) === 'one' ? at + 3 : at + 2)
  if (who === null || who.isPlural || !isPersonal(who)) return null
  page.claim(only.from, who.to)
  facts.roles.push({ noun: who })
  reader.mention(only)
  const one = itemOf({ ...who, isEach: false, adjectives: [] })
  reader.hold(only, [{ ...one, saying: { ...one.saying, type: '-> User? set-null' } }])
  reader.topic = only
  return who.to
}
