import { itemsAt } from '../../lists/items.ts'
import { type Item } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import { separatorAt } from '../../nouns/separators.ts'
import type { Reader } from '../../reader.ts'
import { fieldName } from '../../things/fields.ts'
import { snakeOf } from '../../vocabulary/forms.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { isKind } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'

const LINK = { words: ['link'] }

/** `each book has a stock level per warehouse`: one value for each of both; null where nothing of the kind is said. */
export function readValuePer(reader: Reader, owner: Noun, items: readonly Item[], at: number): number | null {
  const { page, facts } = reader
  const last = items.at(-1)
  const by = last === undefined ? null : eachAt(reader, at)
  if (last === undefined || by === null || last.noun.isPlural || last.inner.length > 0 || last.choice !== null)
    return null
  if (isPersonal(last.noun)) return null
  reader.mention(owner)
  if (items.length > 1) reader.hold(owner, items.slice(0, -1), { isSure: true })
  reader.mention(by)
  const { type } = typeByName(snakeOf(last.noun.words))
  const value = { name: fieldName(last.noun.words, false, LINK), type: type.replace('?', '') }
  page.claim(last.from, by.to)
  facts.links.push({ one: owner, other: by, from: last.from, to: by.to, value })
  const behind = separatorAt(page, by.to)
  const more = behind === null ? null : itemsAt(page, behind)
  if (more === null || more.items.length === 0) return by.to
  const end = readValuePer(reader, owner, more.items, more.next)
  if (end !== null) return end
  reader.hold(owner, more.items, { isSure: true })
  return more.next
}

/** `per warehouse`, `in each branch`: rows of their own, and no time and no person who looks. */
function eachAt({ page }: Reader, at: number): Noun | null {
  const isPer = page.word(at) === 'per'
  if (!isPer && !(/^(in|at|for)$/.test(page.word(at)) && /^(each|every)$/.test(page.word(at + 1)))) return null
  const noun = nounAt(page, isPer ? at + 1 : at + 2)
  return noun === null || noun.isPlural || isPersonal(noun) || !isKind(noun.words.at(-1)!) ? null : noun
}
