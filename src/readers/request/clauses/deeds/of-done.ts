import type { People } from '../../facts.ts'
import type { Item } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { DOINGS } from '../../vocabulary/verbs.ts'
import { type Objects, isReading } from './objects.ts'

/** `subscribers confirm their email`: what they have of it is a field of theirs. */
export function ownOf(reader: Reader, people: People, verbs: readonly string[], at: number): Objects | null {
  const { page, capabilities } = reader
  if (verbs.every(isReading) && page.word(at + 1) === 'own') return null
  const [who] = people
  if (!/^(their|his|her)$/.test(page.word(at)) || who === undefined || typeof who === 'string') return null
  const { items, next } = itemsAt(page, at, 0, true)
  const isField = ({ noun }: Item): boolean =>
    !noun.isPlural &&
    typeByName(noun.words.join('_')).known &&
    !hasArchetype(noun.words.at(-1)!) &&
    noun.words.at(-1) !== 'password' &&
    !capabilities.has(noun.head)
  if (items.length === 0 || !items.every(isField)) return null
  reader.mention(who)
  reader.hold(who, items)
  return { nouns: [who], items: [], next }
}

/** `scan parcels, update their status`, `follow a parcel and change the delivery date`: a field of what they did something with. */
export function ofDone(reader: Reader, verbs: readonly string[], at: number): Objects | null {
  const { page, done, facts } = reader
  const isTheir = /^(their|its)$/.test(page.word(at))
  const isChanged = page.word(at) === 'the' && verbs.every((verb) => DOINGS.get(verb)?.join() === 'update')
  const changed = done === null || isPersonal(done.of) ? null : done.of
  const of = isTheir ? withStatus(reader, changed) : changed
  if (of === null || !(isTheir || isChanged)) return null
  const { items, next } = itemsAt(page, at, 0, true)
  const isField = ({ noun, inner, choice }: Item): boolean =>
    inner.length === 0 &&
    choice === null &&
    !noun.isPlural &&
    (isTheir
      ? /^(status|state|stage|price|stock|quantity)$/.test(noun.words.join(' '))
      : typeByName(noun.words.join('_')).known && kindOf(noun.words) === null)
  if (items.length === 0 || page.word(next) === 'of' || !items.every(isField)) return null
  const usual = kindOf(of.words)?.holds ?? {}
  page.claim(at, next)
  facts.mentions.push({ noun: of, how: 'plainly' })
  reader.hold(
    of,
    items.map((item) => ({ ...item, saying: { ...item.saying, type: usual[item.noun.words.join('_')] ?? null } })),
  )
  return { nouns: [of], items: [], next }
}

/** What usually has a status, of all that was spoken of; null where nothing has. */
const withStatus = ({ facts }: Reader, done: Noun | null): Noun | null =>
  [...facts.mentions.map(({ noun }) => noun), ...(done === null ? [] : [done])].findLast(
    (noun) => !isPersonal(noun) && 'status' in (kindOf(noun.words)?.holds ?? {}),
  ) ?? null
