import { itemOf, type Item } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { hasArchetype, verbBase } from '../../vocabulary/lexicon.ts'
import { closeOf } from '../../lists/close.ts'
import { type Noun, nounAt, nounInFigure } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isSystem } from '../../nouns/systems.ts'
import { isUsuallyOf } from '../../things/usual-holders.ts'
import { isPlaced } from './place-of-several.ts'
import { isPutTogether } from '../../vocabulary/holders.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { ACCOUNTS, ASKERS, GROUPS, isPersonal } from '../../vocabulary/people.ts'
import { NUMBERS } from '../../vocabulary/units.ts'
import { PARTICIPLES } from '../../vocabulary/verbs.ts'

/** `deletion requests of user data`: what is known of people; up to where that is said. */
function dataEnd(page: Page, from: number): number | null {
  let at = from
  while (/^(all|any|the|our|their|users?|personal|private|own|customers?|accounts?|stored)$/.test(page.word(at)))
    at += 1
  return at > from && /^(data|information)$/.test(page.word(at)) && /^(|with|and|,|\(|in)$/.test(page.word(at + 1))
    ? at + 1
    : null
}

function claimData({ page, seen }: Reader, from: number, to: number): number {
  for (let at = from; at < to; at += 1) seen.add(at)
  page.claim(from, to)
  return to
}

/** Where a phrase ends, and whether more may be said behind it of what it is said of. */
interface Behind {
  readonly to: number
  readonly goesOn: boolean
}

const on = (to: number): Behind => ({ to, goesOn: true })
const ends = (to: number): Behind => ({ to, goesOn: false })

/** `prices by station`: each is of one. */
function eachOf(reader: Reader, of: Noun, at: number): number | null {
  const { page, facts } = reader
  const by = nounAt(page, at + 1)
  if (by === null || by.isPlural || by.from !== by.head || !isUsuallyOf(of, by)) return null
  page.claim(at, by.to)
  reader.mention(by)
  facts.belongings.push({ child: of, parent: by, isSure: true })
  return by.to
}

/** `for a patient`, `on tasks` */
export function behindPlace(reader: Reader, items: readonly Item[], at: number): Behind {
  const { page, facts } = reader
  const word = page.word(at)
  const station = word === 'by' ? eachOf(reader, items.at(-1)!.noun, at) : null
  if (station !== null) return on(station)
  const data = /^(of|for|about)$/.test(word) ? dataEnd(page, at + 1) : null
  if (data !== null) return on(claimData(reader, at, data))
  if (!/^(on|for|to|in|of|at|from|into|against|within|about)$/.test(word) || reader.capabilities.has(at + 1))
    return ends(at)
  const isCounted = page.tokens[at + 1]?.kind === 'number'
  const parent = isCounted ? nounInFigure(page, at + 2) : nounAt(page, at + 1)
  if (isCounted && (parent === null || !parent.isPlural || !hasArchetype(parent.words.at(-1)!)))
    // `articles in 3 languages`
    return ends(parent === null || page.isFenced(at + 1) ? at : reader.quote(at, parent.to))
  if (parent === null || isSystem(parent) || containsCapability(reader, parent)) return ends(at)
  // `for a property management company`: whoever asks.
  if (word === 'for' && !parent.isPlural && ASKERS.has(parent.words.at(-1)!)) {
    page.claim(at, parent.to)
    return on(parent.to)
  }
  // `import books from CSV`: as what they come in is said of the import.
  if (word === 'from' && isFormat(parent) && verbBase(page.word(items[0]!.from - 1)) === 'import') {
    page.claim(at, parent.to)
    return on(parent.to)
  }
  // `a bot that answers from our wiki`: what is read for it.
  const isAnswered = [...reader.capabilities.values()].some(({ to }) => to === at)
  if (!isAnswered && isSource(page, at, items.at(-1)!.noun, parent))
    return on(reader.quote(at, sourceEnd(page, parent.to)))
  // `device tokens for push notifications`: what they are there for, and nothing each is of.
  if (word === 'for' && isSent(parent) && !isUsuallyOf(items.at(-1)!.noun, parent))
    return on(reader.quote(at, parent.to))
  page.claim(at, at + 1)
  reader.mention(parent, 'beside')
  // `photos from users`: whoever makes one.
  if (word === 'from' && parent.words.length === 1 && ACCOUNTS.has(parent.words[0]!)) {
    page.claim(at, parent.to)
    return on(parent.to)
  }
  // `feedback from customers`, `permits for residents`: one of those, by what he is to the row.
  if (
    (/^(from|for|to)$/.test(word) || (word === 'of' && isAbout(items[0]!.noun))) &&
    isOneOfPeople(reader, parent, items)
  ) {
    reader.hold(items.at(-1)!.noun, [itemOf({ ...parent, isPlural: false, adjectives: [] })])
    return on(parent.to)
  }
  // `reports of construction sites with weather`: each is of one.
  if (word === 'of' && parent.isPlural && !isPersonal(parent) && isReport(items) && kindOf(parent.words) !== null) {
    reader.mention(parent)
    facts.belongings.push({ child: items.at(-1)!.noun, parent, isSure: true })
    return on(parent.to)
  }
  const last = items.at(-1)!.noun
  const collected = isPlaced(reader, last, parent, at) ? on(parent.to) : collectedIn(reader, last, parent, word)
  if (collected !== null) return collected
  // `hours on projects (date, note)`: of which of the two, nobody says.
  const [placed] = itemsAt(page, at + 1).items
  const isBroken = page.word(parent.to) === '(' && (placed?.inner.length ?? 0) < 2 && page.word(placed?.to ?? 0) !== ')'
  if (isBroken || (placed !== undefined && placed.inner.length > 1 && placed.noun.to === parent.to)) {
    for (const { noun } of items) facts.belongings.push({ child: noun, parent, isSure: false })
    return ends(reader.quote(parent.to, isBroken ? closeOf(page, parent.to) : placed!.to))
  }
  // `teams of two speakers`: several of them, and none it is of.
  const areCounted = parent.isPlural && (parent.isCounted || NUMBERS.has(page.word(parent.from)))
  if (word === 'of' && areCounted && isPersonal(parent)) return on(reader.quote(items.at(-1)!.noun.from, parent.to))
  for (const { noun } of items.filter((item) => isOfPlace(item, items.at(-1)!, parent, word)))
    facts.belongings.push({ child: noun, parent, isSure: false })
  return on(parent.to)
}

/** What goes out to people. */
const isSent = ({ words, isPlural }: Noun): boolean =>
  isPlural && /^(notification|alert|newsletter|push)$/.test(words.at(-1)!)

/** What is said or kept about somebody. */
const isAbout = ({ words }: Noun): boolean =>
  /^(rating|review|payment|grade|score|evaluation|assessment|absence|salary|contract|record|measurement|photo|note|complaint|fee|debt|allergy|vaccination|certificate|licence|license|address|expense|timesheet)$/.test(
    words.at(-1)!,
  )

const isUsuallyHeldBy = ({ words }: Noun): boolean => /^(name|title|description|cover|owner)$/.test(words.join(' '))

const isReport = (items: readonly Item[]): boolean =>
  items.length === 1 && items[0]!.noun.isPlural && items[0]!.noun.words.at(-1) === 'report'

/** `collections of recipes`: those are in them, each in as many as there are. */
function collectedIn(reader: Reader, held: Noun, parent: Noun, word: string): Behind | null {
  const { page, facts } = reader
  if (word !== 'of' || !held.isPlural || !parent.isPlural || !isPutTogether(held.words) || isPersonal(parent))
    return null
  reader.mention(parent)
  facts.links.push({ one: held, other: parent, value: null, from: held.from, to: parent.to })
  const fields = page.word(parent.to) === 'with' ? itemsAt(page, parent.to + 1) : null
  // `with a title`: of the collection; `with country and year`: of what is collected.
  if (fields === null || fields.items.length === 0 || fields.items.some(({ noun }) => isUsuallyHeldBy(noun)))
    return on(parent.to)
  page.claim(parent.to, parent.to + 1)
  reader.hold(parent, fields.items)
  return ends(fields.next)
}

/** `meetings and ratings of books`: what is of other things is not of those, where the last of them is. */
const isOfPlace = (item: Item, last: Item, parent: Noun, word: string): boolean =>
  item === last ||
  isUsuallyOf(item.noun, parent) ||
  // `pupils, lessons in rooms`: where the one is says nothing of the others.
  (!/^(at|in|within|into|from|to|against)$/.test(word) &&
    // `vehicles and a log of every trip`: of the one.
    item.noun.isPlural === last.noun.isPlural &&
    (!isUsuallyOf(last.noun, parent) || (kindOf(item.noun.words)?.of ?? []).length === 0))

/** `from Excel files`, `from our handbook`, `to the passages used`: where it comes from or leads to, and nothing it is of. */
function isSource(page: Page, at: number, child: Noun, parent: Noun): boolean {
  if (isUsuallyOf(child, parent)) return false
  if (parent.words.length > 1 && /^(file|export|sheet|spreadsheet|table)$/.test(parent.words.at(-1)!)) return true
  const isOne = /^(the|our|my|this|that)$/.test(page.word(parent.from))
  if (page.word(at) === 'from') return isFormat(parent) || (isOne && !isPersonal(parent))
  return page.word(at) === 'to' && isOne && isDone(page.word(parent.to))
}

const isFormat = ({ words }: Noun): boolean =>
  /^(csv|excel|xlsx|json|xml|pdf|file|spreadsheet|export|web|internet|api|feed|mail|email)$/.test(words.at(-1)!)
const isDone = (word: string): boolean => word.endsWith('ed') || PARTICIPLES.has(word)
const sourceEnd = (page: Page, at: number): number => (isDone(page.word(at)) ? at + 1 : at)

/** Somebody who is no thing here, of whatever is a thing by its name. */
const isOneOfPeople = ({ page, facts }: Reader, people: Noun, items: readonly Item[]): boolean =>
  isPersonal(people) &&
  people.isPlural &&
  people.from === people.head &&
  people.words.length === 1 &&
  items.length === 1 &&
  (items[0]!.noun.isPlural || hasArchetype(items[0]!.noun.words.at(-1)!)) &&
  !GROUPS.has(people.words[0]!) &&
  !ACCOUNTS.has(people.words[0]!) &&
  !isSystem(items[0]!.noun) &&
  !facts.mentions.some(({ noun, how }) => how === 'plainly' && noun.words.join(' ') === people.words.join(' ')) &&
  !/^(who|that|can|may|to)$/.test(page.word(people.to))

function containsCapability(
  { capabilities }: Reader,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  for (let at = from; at < to; at += 1) if (capabilities.has(at)) return true
  return false
}
