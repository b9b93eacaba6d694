import type { Items } from '../../lists/items.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { GROUPS, isPersonal } from '../../vocabulary/people.ts'
import { readRest } from '../things/rest.ts'

/** `a bug tracker for games with a severity`: what is listed is of a bug, and each of those of a game. */
export function ofTracked(reader: Reader, whole: Noun, held: Items): number | null {
  const { page, facts } = reader
  const last = facts.mentions.at(-1)
  const isSaid =
    last?.how === 'as the whole' &&
    page.word(last.noun.to) === 'for' &&
    last.noun.to + 1 === whole.from &&
    /^(tracker|planner|manager|organizer|organiser)$/.test(page.word(last.noun.to - 1)) &&
    kindOf(last.noun.words) !== null &&
    whole.isPlural
  if (!isSaid) return null
  const tracked = { ...last.noun, isPlural: true }
  page.claim(whole.from, whole.to)
  reader.mention(tracked)
  // Whoever uses it is nothing it is of.
  if (!isPersonal(whole) && !GROUPS.has(whole.words.at(-1)!)) {
    reader.mention(whole)
    facts.belongings.push({ child: tracked, parent: whole, isSure: true })
  }
  reader.hold(tracked, held.items)
  reader.topic = tracked
  return readRest(reader, held.items, held.next)
}
