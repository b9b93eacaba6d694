import { kindOf } from '../../vocabulary/kinds/index.ts'
import { type Item, itemOf } from '../../lists/item.ts'
import { heldCapability } from '../../lists/held-capabilities.ts'
import { type Items, itemsAt } from '../../lists/items.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import { quantityEnd } from '../../nouns/quantity.ts'
import { GROUPS, RANKS, isPersonal } from '../../vocabulary/people.ts'
import { DETERMINERS, PLACES } from '../../vocabulary/functions.ts'
import { type Reader } from '../../reader.ts'
import { isSystem, withoutSystem } from '../../nouns/systems.ts'
import { isThingThatHolds } from './parts.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { isHeldThing } from '../../things/held-things.ts'
import { readOwnList } from '../doings/own-list.ts'
import { readValuePer } from './value-per.ts'
import { readRecorded } from '../doings/recorded.ts'
import { readRest } from './rest.ts'
import { alone, isWhole, thing } from '../whole/standing.ts'

/** `Invoices (number, amount) belong to customers` */
export function holdInner(reader: Reader, items: readonly Item[]): void {
  for (const { noun, inner } of items) if (inner.length > 0 && !isWhole(noun)) reader.hold(noun, inner)
}

/** `belongs to`, `refers to` */
export const relates = (page: Page, at: number): boolean =>
  /^belongs?$/.test(page.word(at)) ||
  (/^(refers?|relates?|points?|pertains?)$/.test(page.word(at)) && page.word(at + 1) === 'to') ||
  (/^references$/.test(page.word(at)) && page.isWord(at + 1) && DETERMINERS.has(page.word(at + 1)))

export function belongs(reader: Reader, nouns: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  const { items, next } = withinClause(page, at, itemsAt(page, page.word(at + 1) === 'to' ? at + 2 : at + 1))
  page.claim(at, at + 1)
  for (const child of nouns) {
    reader.mention(child)
    // `refers to a policy and an accident date`: the one is a thing, the other is not.
    const fields = items.filter(({ noun }) => !noun.isPlural && isFieldName(noun))
    if (fields.length > 0) reader.hold(child, fields)
    for (const { noun: parent } of items.filter((item) => !fields.includes(item))) {
      reader.mention(parent)
      facts.belongings.push({ child, parent, isSure: true })
    }
  }
  reader.topic = nouns.at(-1) ?? reader.topic
  return items.length === 0 ? at + 1 : next
}

/** `boats that belong to owners, and reservations`: what is listed besides is no more of what the clause says. */
function withinClause(page: Page, at: number, list: ReturnType<typeof itemsAt>): Pick<typeof list, 'items' | 'next'> {
  if (!/^(that|which)$/.test(page.word(at - 1))) return list
  const comma = ({ from }: Item): number => (page.word(from - 1) === 'and' ? from - 2 : from - 1)
  const cut = list.items.findIndex((item, index) => index > 0 && item.noun.isPlural && page.word(comma(item)) === ',')
  return cut < 0 ? list : { items: list.items.slice(0, cut), next: comma(list.items[cut]!) }
}

const isFieldName = ({ words }: Noun): boolean => typeByName(words.join('_')).known && !hasArchetype(words.at(-1)!)

/** `users have a name and many orders` */
/** `a space can only have one reservation at a time`: those are of it, and kept apart. */
function oneAtATime({ page, facts, ...reader }: Reader, of: Noun, items: readonly Item[], next: number): number | null {
  const [only] = items
  const isAtOnce = ['at a time', 'at one time', 'at once', 'at the same time'].find((one) =>
    page.matches(next, one.split(' ')),
  )
  if (only === undefined || items.length > 1 || isAtOnce === undefined) return null
  const { noun } = only
  if (noun.isPlural || kindOf(noun.words)?.holds['starts_at'] === undefined) return null
  const to = next + isAtOnce.split(' ').length
  for (const one of [of, noun]) reader.mention(one)
  page.claim(of.from, to)
  facts.belongings.push({ child: noun, parent: of, isSure: true })
  facts.apart.push({ of: noun, by: of, from: page.words(of.from, to) })
  return to
}

export function has(reader: Reader, nouns: readonly Noun[], at: number, isPossible = false): number | null {
  const { page } = reader
  let start = at + 1
  while (
    quantityEnd(page, start) === start &&
    /^(of|also|to|a|an|at|least|either|zero|or|one|following|the|only|:|up)$/.test(page.word(start)) &&
    start - at < 6
  )
    start += 1
  if (/^(a|an|the)$/.test(page.word(start - 1)) && start - 1 > at) start -= 1
  const asked = capabilityOf(reader, nouns.at(-1)!, start)
  if (asked !== null) return asked
  if (reader.capabilities.has(start)) return alone(reader, nouns.map(itemOf), at) === null ? at : at + 1
  const said = { at: start, from: nouns[0]!.from, how: 'may' as const, isAllowed: isPossible }
  const listed = nouns.every((noun) => isPersonal(noun)) ? readOwnList(reader, nouns, ['have'], said) : null
  if (listed !== null) return listed
  const { items: all, next } = withoutWrapper(reader, itemsAt(page, start))
  const held = withoutTenants(reader, nouns, asRows(page, all, next))
  if (held.length === 0 && all.length > 0) {
    for (const noun of nouns) reader.mention(noun)
    page.claim(at, start)
    return next
  }
  // `links may have an alias`
  // `a bed holds one patient at a time`: and none at another.
  const isForNow = page.matches(next, ['at', 'a', 'time']) || page.matches(next, ['at', 'once'])
  const items = isPossible || isForNow ? held.map(optionally) : held
  if (items.length === 0) return null
  // `vets have read access`: to what, nobody says.
  if (
    nouns.every((noun) => isPersonal(noun)) &&
    items.some(({ noun }) => /^(access|right|permission)$/.test(noun.words.at(-1)!))
  )
    return reader.quote(nouns[0]!.from, next)
  const atOnce = nouns.length === 1 ? oneAtATime(reader, nouns[0]!, items, next) : null
  if (atOnce !== null) return atOnce
  if (nouns.length === 1 && areRanks(nouns[0]!, items)) return ranksOf(reader, nouns[0]!, items, next)
  page.claim(at, start)
  const valued = nouns.length === 1 ? readValuePer(reader, nouns[0]!, items, next) : null
  if (valued !== null) return valued
  const owner = withoutSystem(nouns.at(-1)!)
  for (const noun of nouns) {
    const own = isWhole(noun) && !noun.isEach && !isSeveralPlaces(noun) && !isThingThatHolds(noun, items) ? null : noun
    if (own !== null) reader.mention(own)
    if (own !== null) reader.hold(own, items, { isSure: true })
    else for (const item of items) thing(reader, item)
  }
  if (owner !== null) reader.topic = nouns.at(-1)!
  const recorded = readRecorded(reader, [items.at(-1)!.noun], next)
  if (recorded !== null) return recorded
  return /^(with|including|containing)$/.test(page.word(next)) ? readRest(reader, items, next) : next
}

/** `articles have notes with a text and a color`: a row each, whatever else is one text. */
function asRows(page: Page, items: readonly Item[], next: number): readonly Item[] {
  const last = items.at(-1)
  const isText = last !== undefined && last.noun.isPlural && last.choice === null && !isHeldThing(last)
  if (!isText || last.inner.length > 0 || !/^(with|including|containing)$/.test(page.word(next))) return items
  const { items: inner } = itemsAt(page, next + 1)
  const areFields = inner.length > 1 && inner.every(({ noun }) => !noun.isPlural)
  return areFields ? [...items.slice(0, -1), { ...last, isRow: true }] : items
}

/** `a concert has a programme of several pieces`: those, in whatever they stand. */
function withoutWrapper({ page }: Reader, { items, next }: Items): Items {
  const last = items.at(-1)
  const isWrapped =
    last !== undefined &&
    !last.noun.isPlural &&
    WRAPPERS.has(last.noun.words.join(' ')) &&
    page.word(next) === 'of' &&
    /^(several|many|multiple|some|all)$/.test(page.word(next + 1))
  if (!isWrapped) return { items, next }
  const inner = itemsAt(page, next + 1)
  const [first, ...others] = inner.items
  if (first === undefined) return { items, next }
  page.claim(last.from, next + 1)
  const whole = { ...first, from: last.from, noun: { ...first.noun, from: last.from } }
  return { items: [...items.slice(0, -1), whole, ...others], next: inner.next }
}
const WRAPPERS: ReadonlySet<string> = new Set(
  'programme program list set series sequence selection collection group setlist lineup'.split(' '),
)

const isOfTenants = (word: string): boolean => /^multi(-?tenan|$)/.test(word)

/** `each company has agents and customers`, where each is a tenant: those sign in, as what they are. */
function withoutTenants({ page, facts }: Reader, owners: readonly Noun[], items: readonly Item[]): readonly Item[] {
  if (!owners.every(({ words }) => GROUPS.has(words.at(-1)!))) return items
  const people = items.filter(
    ({ noun, inner }) => noun.isPlural && noun.words.length === 1 && inner.length === 0 && RANKS.has(noun.words[0]!),
  )
  // `each company has employees`: of one kind, and rows of it.
  if (people.length < 2 || !page.speaksOf(isOfTenants)) return items
  for (const { noun, from, to } of people) {
    facts.roles.push({ noun })
    page.claim(from, to)
  }
  return items.filter((item) => !people.includes(item))
}

/** `each organisation has admins and agents`: who its people are, and no rows beside their accounts. */
const areRanks = (owner: Noun, items: readonly Item[]): boolean =>
  GROUPS.has(owner.words.at(-1)!) &&
  items.some(({ noun }) => /^(admin|administrator)$/.test(noun.words.join(' '))) &&
  items.every(({ noun, inner, choice }) => noun.isPlural && inner.length === 0 && choice === null && isPersonal(noun))

function ranksOf(reader: Reader, owner: Noun, items: readonly Item[], next: number): number {
  const { facts } = reader
  reader.mention(owner)
  for (const { noun } of items) facts.roles.push({ noun })
  return reader.quote(owner.from, next)
}

const optionally = (item: Item): Item =>
  item.noun.isPlural ? item : { ...item, saying: { ...item.saying, words: [...item.saying.words, 'optional'] } }

/** `garages have levels`: several of them are things. */
const isSeveralPlaces = (noun: Noun): boolean => noun.isPlural && !isSystem(noun) && PLACES.has(noun.words.at(-1)!)

/** `orders have a status history`: it is asked for those. */
function capabilityOf(reader: Reader, of: Noun, at: number): number | null {
  const noun = nounAt(reader.page, at)
  const next =
    noun === null ? null : heldCapability(reader, of, noun, /^(history|audit|search|export|soft-delete|webhooks)$/)
  if (next === null) return null
  reader.page.claim(at - 1, at)
  reader.facts.mentions.push({ noun: of, how: 'plainly' })
  return next
}
