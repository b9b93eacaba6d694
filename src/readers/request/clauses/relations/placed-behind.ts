import { itemOf } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { placedAt } from '../../lists/placed.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { givenTo } from '../rights/permitted.ts'

/** `tasks with a title, assigned to an employee`: each has one. */
export function readPlaced(reader: Reader, of: Noun, at: number): number | null {
  const { page, facts } = reader
  const placed = placedAt(page, at)
  const other = placed === null ? null : nounAt(page, placed.at)
  if (placed === null || other === null || reader.capabilities.has(placed.at)) return null
  const areSeveral = other.adjectives.some((word) => /^(several|many|multiple|different|various)$/.test(word))
  const { isPlural } = other
  if (isPersonal(other) ? areSeveral && placed.how !== 'to' : placed.how === 'by') return null
  // `orders placed by guests`: what those do.
  if (placed.how === 'in' && page.word(placed.at - 1) === 'by' && isPersonal(other)) return null
  page.claim(at, other.to)
  reader.mention(of)
  if (areSeveral && !isPersonal(other)) {
    reader.mention({ ...other, isPlural: true })
    facts.links.push({ one: of, other, from: other.from, to: other.to, value: null })
  } else if (!isPersonal(other)) {
    reader.mention({ ...other, isPlural: true })
    facts.belongings.push({ child: of, parent: other, isSure: true })
  } else if (placed.how === 'to' && isPlural) return givenTo(reader, [of], placed.at)
  else if (placed.how === 'to' && /^(user|person|somebody|someone)$/.test(other.words.join(' ')))
    return givenTo(reader, [of], placed.at)
  else reader.hold(of, [{ ...itemOf({ ...other, isPlural: false, adjectives: [] }), from: placed.from }])
  reader.topic = of
  return other.to
}
