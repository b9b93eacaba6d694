import type { Item } from '../lists/item.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Reader } from '../reader.ts'
import { MODALS } from '../vocabulary/functions.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** `tickets with internal notes that customers must never see`: rows of their own, and none for those; where it ends. */
export function readNeverSeen(reader: Reader, of: Noun, last: Item | undefined, at: number): number | null {
  const { page, facts } = reader
  const who = /^(that|which)$/.test(page.word(at)) ? nounAt(page, at + 1) : null
  if (who === null || last === undefined || !last.noun.isPlural || !isPersonal(who)) return null
  const never = MODALS.has(page.word(who.to)) ? who.to + 1 : who.to
  const verb = /^(never|not)$/.test(page.word(never)) ? never + 1 : page.word(who.to) === 'cannot' ? who.to + 1 : null
  if (verb === null || !/^(see|sees|read|reads|view|views)$/.test(page.word(verb))) return null
  page.claim(last.from, verb + 1)
  reader.mention(last.noun)
  facts.belongings.push({ child: last.noun, parent: of, isSure: true })
  facts.roles.push({ noun: who })
  facts.rules.push({ who, verbs: ['read'], of: last.noun, how: 'not', from: page.words(last.from, verb + 1) })
  return verb + 1
}
