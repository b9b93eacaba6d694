import { coined } from '../../nouns/coined.ts'
import type { People } from '../../facts.ts'
import { itemsAt } from '../../lists/items.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { MADE } from '../../vocabulary/verbs.ts'
import { shownIn } from './bare.ts'
import { type Said, tellAll } from './deed.ts'

/** What is called as the verb is, wherever so much of something is given. */
const GIVEN = /^(pledge|offer|bid|deposit|tip|donate)$/

/** `supporters pledge an amount`: a pledge holds it, and is of what was spoken of; null where something else is given. */
export function readGiven(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  const [verb = ''] = verbs
  if (verbs.length !== 1 || !GIVEN.test(verb) || !people.every((who) => typeof who === 'string' || isPersonal(who)))
    return null
  const { items, next } = itemsAt(page, at, 0, true)
  const isField = ({ words, isPlural }: Noun): boolean =>
    !isPlural && typeByName(words.join('_')).known && !hasArchetype(words.at(-1)!)
  if (items.length === 0 || !items.every(({ noun, inner }) => inner.length === 0 && isField(noun))) return null
  const made = coined({ from, to: at }, [MADE.get(verb) ?? verb], true)
  const behind = /^(to|for|on|towards)$/.test(page.word(next)) ? nounAt(page, next + 1) : null
  const of = behind !== null && !isPersonal(behind) ? behind : shownIn(reader)
  const end = of === behind && behind !== null ? behind.to : next
  facts.mentions.push({ noun: made, how: 'plainly' })
  if (of === behind && behind !== null) reader.mention(behind)
  if (of !== null) facts.belongings.push({ child: made, parent: of, isSure: true })
  reader.hold(made, items)
  page.claim(from, end)
  reader.done = { of: of ?? made, made, from, to: end, by: people }
  tellAll(reader, people, { of: made, does: ['create'], how, isAllowed, said: page.words(from, end) })
  return end
}
