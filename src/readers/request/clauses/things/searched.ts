import type { Item } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { singular } from '../../vocabulary/forms.ts'
import type { Page } from '../../page/page.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `users search recipes by cuisine`, `patients can search by city`: fields of what is searched. */
export function readSearchedBy(reader: Reader, at: number): number | null {
  const { page, facts, capabilities, sentence, topic } = reader
  const by = byAt(reader, at)
  if (by === null || topic === null) return null
  const { items } = itemsAt(page, by + 1)
  if (items.length === 0 || items.some(({ noun, inner }) => isPersonal(noun) || inner.length > 0)) return null
  const verb = searchBefore(reader, by)
  if (verb === null) return null
  const isSaid = facts.capabilities.some(
    ({ name, from }) => name === 'search' && from.start >= (page.tokens[sentence]?.start ?? 0),
  )
  if (!isSaid && capabilities.get(verb)?.name === 'search') {
    reader.seen.add(verb)
    facts.capabilities.push({
      name: 'search',
      isDeclined: false,
      of: topic,
      field: null,
      from: page.words(verb, verb + 1),
    })
  }
  const people = by > at ? itemsAt(page, at).items.map(({ noun }) => noun) : []
  for (const noun of people) reader.mention(noun, 'beside')
  if (people.length > 0) reader.doers = { people, how: 'may' }
  // `patients can search by city`
  if (by - at > people.length + 1)
    for (const who of people)
      facts.rules.push({ who, verbs: ['read'], of: topic, how: 'may', from: page.words(at, by) })
  page.claim(at, by)
  const next = heldBy(reader, topic, by)
  saidUpTo(reader, next)
  return next
}

/** What it is searched by is said with it. */
function saidUpTo({ page, facts, sentence }: Reader, to: number): void {
  const start = page.tokens[sentence]?.start ?? 0
  const at = facts.capabilities.findLastIndex(({ name, from }) => name === 'search' && from.start >= start)
  const said = facts.capabilities[at]
  if (said !== undefined) facts.capabilities[at] = { ...said, from: page.words(page.indexOf(said.from.start), to) }
}

/** At `by`, or at whoever searches with nothing between. */
function byAt({ page }: Reader, at: number): number | null {
  if (page.word(at) === 'by') return at
  // `retrieval over manuals, filtered by product`
  if (/^(filtered|filterable|searched|searchable)$/.test(page.word(at)) && page.word(at + 1) === 'by') return at + 1
  const { items, next } = itemsAt(page, at)
  if (items.length === 0 || !items.every(({ noun, inner }) => isPersonal(noun) && inner.length === 0)) return null
  const verb = /^(can|may|should|could)$/.test(page.word(next)) ? next + 1 : next
  return /^(search|filter)$/.test(page.word(verb)) && page.word(verb + 1) === 'by' ? verb + 1 : null
}

function searchBefore({ page, sentence }: Reader, by: number): number | null {
  for (let i = by - 1; i >= sentence; i -= 1)
    if (/^(search|searches|searched|searchable|filter|filters|filtered|filterable)$/.test(page.word(i))) return i
  return null
}

/** `by name and brand`: where there are ingredients, `by ingredient` is nothing they hold besides. */
export function heldBy(reader: Reader, of: Noun, at: number): number {
  const { page } = reader
  const { items, next } = itemsAt(page, at + 1)
  const isField = ({ noun }: Item): boolean =>
    !/^(range|number)$/.test(noun.words.at(-1)!) &&
    // `by date`: everything has one.
    !/^(date|time|day)$/.test(noun.words.join(' ')) &&
    // `by price range`: from one price to another, of what is there.
    !/^(min|max)$/.test(noun.words[0]!) &&
    (typeByName(noun.words.join('_')).known ||
      !hasArchetype(noun.words.at(-1)!) ||
      !isSpokenElsewhere(page, noun.words.at(-1)!, noun.from))
  reader.mention(of)
  // `by tag`: one of its tags.
  reader.hold(of, items.filter(isField).map(severalOfTags))
  page.claim(at, at + 1)
  for (const item of items) {
    page.claim(item.noun.from, item.noun.to)
    if (!isField(item) && hasArchetype(item.noun.words.at(-1)!)) reader.mention(item.noun, 'beside')
  }
  return next
}

const severalOfTags = (item: Item): Item =>
  /^(tag|label|keyword)$/.test(item.noun.words.at(-1)!) ? { ...item, noun: { ...item.noun, isPlural: true } } : item

const isSpokenElsewhere = (page: Page, word: string, at: number): boolean =>
  page.tokens.some(({ lower }, i) => i !== at && singular(lower) === word)
