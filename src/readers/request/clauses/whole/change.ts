import { tailEnd } from '../../asides/ends.ts'
import { singular } from '../../vocabulary/forms.ts'
import { itemOf } from '../../lists/item.ts'
import { type Items, itemsAt } from '../../lists/items.ts'
import { isTrade, verbBase } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import { type Reader } from '../../reader.ts'
import { isSystem } from '../../nouns/systems.ts'
import { sayingAt } from '../../lists/saying.ts'

/** `add X to Y`, `remove X from Y`, `rename X of Y to Z`, `make X of Y optional` */
export function readChange(reader: Reader, at: number): number | null {
  const { page } = reader
  const before = page.word(at - 1)
  if (!page.isEnd(at - 1) && !/^(please|to|and|also|then|,|should|must|can|we|us|let's|:)$/.test(before)) return null
  const verb = verbBase(page.word(at))
  if (verb === 'rename') return renamed(reader, at)
  if (/^(remove|drop|delete)$/.test(verb ?? '')) return taken(reader, at)
  if (/^(add|introduce|track|store|record|include|put)$/.test(verb ?? '')) return added(reader, at, verb!)
  if (/^(split|merge|combine|separate|migrate)$/.test(page.word(at))) return rebuilt(reader, at)
  // `switch off single ones` is what people do.
  if (page.word(at) === 'switch' && /^(off|on)$/.test(page.word(at + 1))) return null
  if (/^(move|switch|upgrade|port)$/.test(page.word(at))) return replaced(reader, at)
  if (/^(encrypt|hash|mask|deprecate|partition|rewrite|dockerize|dockerise|containerize)$/.test(page.word(at)))
    return replaced(reader, at, true)
  if (page.word(at) === 'convert') return changed(reader, at, verb!) ?? replaced(reader, at)
  return /^(make|change|set|convert)$/.test(verb ?? '') ? changed(reader, at, verb!) : null
}

function told({ page, facts }: Reader, at: number, verb: string, next: number): number {
  if (facts.intents.length === 0) facts.intents.push({ intent: 'change', verb })
  page.claim(at, at + 1)
  return next
}

function added(reader: Reader, at: number, verb: string): number | null {
  const { page } = reader
  const { items, next } = itemsAt(page, at + 1)
  const spoken = spokenOf(reader)
  if (items.length > 0 && verb === 'add' && spoken !== null && page.word(at - 1) === 'and' && page.isEnd(next)) {
    reader.hold(spoken, items.map(withoutField))
    return told(reader, at, verb, next)
  }
  if (items.length === 0 || !/^(to|on|for|in|of)$/.test(page.word(next))) return null
  for (let i = at + 1; i < next; i += 1) if (reader.capabilities.has(i)) return null
  const owners = itemsAt(page, next + 1, 0, true)
  const [owner] = owners.items
  if (!owner || isSystem(owner.noun)) return null
  // `add an index to orders`: of the table, and no field of its rows.
  if (items.every(({ noun }) => OF_TABLES.test(noun.words.at(-1)!))) {
    reader.mention(owner.noun, 'beside')
    return told(reader, at, verb, reader.quote(at, tailEnd(page, next)))
  }
  const own = addedThing(reader, items, owners)
  if (own !== null) return told(reader, at, verb, own)
  for (const { noun } of owners.items) {
    reader.hold(noun, items.map(withoutField))
    reader.mention(noun)
  }
  page.claim(next, next + 1)
  return told(reader, at, verb, owners.items.at(-1)!.noun.to)
}

const OF_TABLES = /^(index|constraint|partition|trigger|sequence|view)$/

/** `discount codes to orders: code, percentage`: what is added holds something itself. */
function addedThing(reader: Reader, items: Items['items'], owners: Items): number | null {
  const { page } = reader
  const [only] = items
  const end = owners.items.at(-1)!.to
  if (items.length !== 1 || !only!.noun.isPlural || page.word(end) !== ':') return null
  const held = itemsAt(page, end + 1)
  if (held.items.length < 2) return null
  page.claim(only!.from, end + 1)
  for (const { noun } of owners.items) reader.mention(noun)
  reader.mention(only!.noun)
  reader.hold(only!.noun, held.items)
  reader.topic = only!.noun
  return held.next
}

/** `a priority field` is a field called priority. */
const withoutField = <Held extends { readonly noun: Noun }>(item: Held): Held => {
  const { words } = item.noun
  if (words.length > 1 && /^(field|column|attribute|property)$/.test(words[0]!))
    return { ...item, noun: { ...item.noun, words: words.slice(1) } }
  if (words.length < 2 || !/^(field|column|attribute|property|flag)$/.test(words.at(-1)!)) return item
  const kept = words.at(-1) === 'flag' ? ['is', ...words.slice(0, -1)] : words.slice(0, -1)
  return { ...item, noun: { ...item.noun, words: kept, isPlural: false } }
}

/** `split the person table into accounts and profiles`: what goes where, nobody here can say. */
function rebuilt(reader: Reader, at: number): number | null {
  const { page } = reader
  const what = withoutTable(nounAt(page, page.word(at + 1) === 'from' ? at + 2 : at + 1))
  if (what === null || (isSystem(what) && page.word(at + 1) !== 'from')) return null
  if (!isSystem(what)) reader.mention(what, 'beside')
  const end = tailEnd(page, what.to, true)
  for (let i = at; i < end; i += 1) reader.seen.add(i)
  return told(reader, at, page.word(at), reader.quote(at, end))
}

/** `switch from cookies to JWT`, `move hashing to Argon2`: one way for another, and no rows of either. */
function replaced(reader: Reader, at: number, isWay = false): number | null {
  const { page, facts, capabilities } = reader
  const end = tailEnd(page, at + 1, true)
  const isTo = page.tokens.slice(at, end).some(({ lower }) => /^(to|by|with)$/.test(lower))
  if (!page.isEnd(at - 1) || facts.intents.length > 0 || !(isWay || isTo) || nounAt(page, at + 1) === null) return null
  for (let i = at; i < end; i += 1) {
    const found = capabilities.get(i)
    if (found === undefined || reader.seen.has(i)) continue
    reader.seen.add(i)
    facts.capabilities.push({
      name: found.name,
      isDeclined: false,
      of: null,
      field: null,
      from: page.words(i, found.to),
    })
  }
  const what = withoutTable(nounAt(page, at + 1))
  if (what !== null && !isSystem(what)) reader.mention(what, 'beside')
  return told(reader, at, page.word(at), reader.quote(at, end))
}

function taken(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  const { items, next } = itemsAt(page, at + 1)
  if (items.length > 0 && !/^(from|of|on|in)$/.test(page.word(next)) && !hasCapability(reader, items)) {
    for (const { noun } of items) if (!isTrade(noun.words[0]!)) reader.mention(noun, 'beside')
    return told(reader, at, 'remove', reader.quote(at, tailEnd(page, next)))
  }
  if (items.length === 0 || !/^(from|of|on|in)$/.test(page.word(next))) return null
  const owner = nounAt(page, next + 1)
  if (owner === null || isSystem(owner)) return null
  for (const item of items) page.claim(item.from, item.to)
  reader.mention(owner)
  const ended = items.flatMap(
    ({ noun }) => reader.capabilities.get(noun.from) ?? reader.capabilities.get(noun.head) ?? [],
  )
  for (const { name, from, to } of ended) {
    reader.seen.add(from)
    facts.capabilities.push({ name, of: owner, field: null, isDeclined: true, from: page.words(from, to) })
  }
  if (ended.length > 0) return told(reader, at, 'remove', owner.to)
  facts.holdings.push({ owner, items: items.map(withoutField), change: 'removed' })
  return told(reader, at, 'remove', owner.to)
}

const hasCapability = ({ capabilities }: Reader, items: readonly { readonly noun: Noun }[]): boolean =>
  items.some(({ noun }) => capabilities.has(noun.from) || capabilities.has(noun.head))

function renamed(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  const was = nounAt(page, at + 1)
  if (was === null) return null
  const first = placeAt(reader, was.to)
  const middle = first?.to ?? was.to
  if (!/^(to|into|as)$/.test(page.word(middle))) return null
  const now = nounAt(page, middle + 1)
  if (now === null) return null
  const place = first ?? placeAt(reader, now.to) ?? spokenOf(reader)
  const item = itemOf(now)
  // `rename customers to clients`: what a thing is called, of which the code is full.
  if (place === null) {
    reader.mention(was, 'beside')
    return told(reader, at, 'rename', reader.quote(at, tailEnd(page, now.to)))
  }
  page.claim(was.from, now.to)
  const last = place.from > at ? Math.max(now.to, place.to) : now.to
  reader.mention(place)
  facts.holdings.push({
    owner: place,
    items: [withoutField(item)],
    change: 'renamed',
    was: withoutField({ noun: was }).noun,
  })
  return told(reader, at, 'rename', last)
}

/** `..., and make title unique`: of what was changed before. */
const spokenOf = ({ facts, topic }: Reader): Noun | null =>
  facts.intents[0]?.intent === 'change' && facts.holdings.length > 0 ? topic : null

/** `of orders`, `on the orders table` */
function placeAt({ page }: Reader, at: number): Noun | null {
  if (!/^(of|on|in|from)$/.test(page.word(at))) return null
  return withoutTable(nounAt(page, at + 1))
}

const withoutTable = (noun: Noun | null): Noun | null =>
  noun !== null && noun.words.length > 1 && /^(table|model|entity|resource)$/.test(noun.words.at(-1)!)
    ? { ...noun, words: [...noun.words.slice(0, -2), singular(noun.words.at(-2)!)] }
    : noun

function changed(reader: Reader, at: number, verb: string): number | null {
  const { page, facts } = reader
  const what = nounAt(page, at + 1)
  if (what === null) return null
  const named = placeAt(reader, what.to)
  const place = named ?? spokenOf(reader)
  if (place === null) return null
  const behind = named?.to ?? what.to
  const start = page.word(behind) === 'to' ? behind + 1 : behind
  const saying = sayingAt(page, start)
  if (saying.to === start) return null
  const item = { ...itemOf(what), saying, to: saying.to }
  page.claim(what.from, saying.to)
  reader.mention(place)
  facts.holdings.push({ owner: place, items: [withoutField(item)], change: 'changed' })
  return told(reader, at, verb, saying.to)
}
