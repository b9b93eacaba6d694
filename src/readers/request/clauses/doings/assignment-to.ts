import type { Item } from '../../lists/item.ts'
import { itemOf } from '../../lists/item.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `tickets, priorities, assignment to agents`: a ticket has one who works on it, and nobody hands out homework. */
export function assignmentTo(reader: Reader, items: readonly Item[], at: number): number | null {
  const { page, facts } = reader
  const last = items.at(-1)!.noun
  if (last.words.join(' ') !== 'assignment' || page.word(at) !== 'to') return null
  const who = nounAt(page, at + 1)
  const earlier = [...items.slice(0, -1).map(({ noun }) => noun), ...facts.mentions.map(({ noun }) => noun)]
  const of = earlier.find((noun) => noun.isPlural && !isPersonal(noun) && hasArchetype(noun.words.at(-1)!))
  if (who === null || !isPersonal(who) || of === undefined) return null
  facts.mentions.splice(0, Infinity, ...facts.mentions.filter(({ noun }) => noun.from !== last.from))
  facts.mentions.push({ noun: last, how: 'as the name' })
  page.claim(last.from, who.to)
  facts.roles.push({ noun: who })
  reader.hold(of, [itemOf({ ...who, isPlural: false, adjectives: [] })])
  return who.to
}
