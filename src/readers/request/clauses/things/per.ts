import { type Item, itemOf } from '../../lists/item.ts'
import { type Items, itemsAt } from '../../lists/items.ts'
import { isSingle } from '../../things/held-things.ts'
import { singular } from '../../vocabulary/forms.ts'
import { hasArchetype, verbBase } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { beginsClause, separatorAt } from '../../nouns/separators.ts'
import { isAttributeName } from '../../nouns/attributes.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { setOf } from '../../vocabulary/words.ts'
import { UNIT_NAMES } from '../../vocabulary/units.ts'
import { LOGGING } from '../../vocabulary/verbs.ts'

/**
 * `opening hours per branch and weekday`: of what each of them is, and what tells those of one apart. Null where it is no
 * more than so many of something: `at most 5 per day`.
 */
export function readPer(reader: Reader, children: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  const last = children.at(-1)
  const child = last !== undefined && isStock(last) ? stockLevelOf(last) : last
  if (page.word(at) !== 'per' || child === undefined || isAsked(reader, child, at)) return null
  const wholes = wholesAt(page, at + 1)
  // `salary per employee and month`: of each pair there is a row, however it is called.
  // `currency prices per hour`, and nothing before it: those are what is kept.
  const isKept = isSingle(child) && child.from === 0
  const isRow = isKept || (wholes.length > 1 && (wholes.some((whole) => !isColumn(reader, whole)) || isSingle(child)))
  if (wholes.length === 1 && isAttributeName(child) && !isColumn(reader, wholes[0]!))
    return heldByWhole(reader, child, wholes[0]!)
  if (wholes.length === 0 || !(isRow || isCountable(child))) return null
  // `hours per day`: a figure, and no row of anything.
  if (UNIT_NAMES.has(page.word(child.head)) && child.words.length === 1 && wholes.every((one) => isColumn(reader, one)))
    return reader.quote(child.from, wholes.at(-1)!.to)
  // `a template per channel (email, sms)`
  if (itemsAt(page, at + 1).items[0]?.choice) return null
  const next = wholes.at(-1)!.to
  // `webhook endpoints per project`: those are of whoever signs in, and of nothing else.
  if (isKeptByAccount(reader, child)) {
    for (const whole of wholes) reader.mention(whole, 'beside')
    return wholes.every(isAccount) ? next : reader.quote(at, next)
  }
  // `monthly totals per category`, `see clicks per day`: what is counted, and kept nowhere.
  if (COUNTED.has(child.words.at(-1)!) || isLookedAt(page.word(child.from - 1))) return reader.quote(child.from, next)
  page.claim(at, next)
  // `a number of places per course`
  if (/^(number|amount)$/.test(child.words[0]!) && child.words[1] === 'of') {
    reader.mention(wholes[0]!)
    reader.hold(wholes[0]!, [itemOf({ ...child, isPlural: false })])
    return next
  }
  reader.mention(child)
  const product = productOf(child)
  if (product !== null) {
    reader.mention(product)
    facts.belongings.push({ child, parent: product, isSure: true })
  }
  // `at most 3 bookings per apartment and week`: how many, counted for each; none of them is the only one.
  const columns = child.isCounted ? [] : wholes.filter((whole) => isColumn(reader, whole))
  // `prices per room type and season`: what each is comes behind it, or is said by its name.
  const own =
    isSingle(child) && (isKept || !/^(with|,)$/.test(page.word(next)))
      ? [itemOf({ ...child, words: child.words.slice(-1), isPlural: false })]
      : []
  if (columns.length + own.length > 0) reader.hold(child, [...columns.map(columnOf), ...own])
  for (const parent of wholes.filter((one) => !isColumn(reader, one))) holdPer(reader, child, parent)
  // `nurses record doses per patient and day`: again and again, and nobody says only once.
  const isRepeated = LOGGING.has(verbBase(page.word(child.from - 1)) ?? '')
  const isOfPeople = !child.isCounted && wholes.length > 1 && wholes.some(isAccount)
  if (!isRepeated && (columns.length > 0 || isOfPeople)) facts.distinct.push({ of: child, by: wholes, columns })
  reader.topic = child
  return next
}

const isKeptByAccount = ({ capabilities }: Reader, { from, head }: Noun): boolean =>
  [capabilities.get(from), capabilities.get(head)].some((one) => /^(webhooks|api-keys)$/.test(one?.name ?? ''))

/** Of whom or what each of them is. */
export function holdPer(reader: Reader, child: Noun, parent: Noun): void {
  if (isAccount(parent)) return reader.mention(parent, 'beside')
  if (isPersonal(parent) && !hasArchetype(parent.words.at(-1)!)) return reader.hold(child, [someoneOf(parent)])
  reader.mention(parent)
  reader.facts.belongings.push({ child, parent, isSure: true })
}

/** `a release date per book`: each has one. */
function heldByWhole(reader: Reader, child: Noun, whole: Noun): number {
  reader.page.claim(child.from, whole.to)
  reader.mention(whole)
  reader.hold(whole, [itemOf(child)])
  reader.topic = whole
  return whole.to
}

/** `plans per resident`: none of them is of nobody. */
const someoneOf = (noun: Noun): Item => {
  const item = itemOf(noun)
  return { ...item, saying: { ...item.saying, type: '-> User cascade' } }
}

const isStock = ({ words }: Noun): boolean => words.length === 1 && /^(stock|inventory)$/.test(words[0]!)
const stockLevelOf = (noun: Noun): Noun => ({ ...noun, words: ['stock', 'level'], isPlural: true })

/** `categories and monthly totals per category`: what is counted is told, and nothing that is held. */
export function withoutCounted(reader: Reader, { items, next }: Items): Items {
  const last = items.at(-1)
  if (last === undefined || reader.page.word(next) !== 'per') return { items, next }
  // `stock per warehouse`: of each product there is so much in each.
  if (isStock(last.noun)) {
    const read = readPer(reader, [stockLevelOf(last.noun)], next)
    if (read !== null) return { items: items.slice(0, -1), next: read }
  }
  const isNumber = last.noun.words.join('_').startsWith('number_of_')
  if (!isNumber && !COUNTED.has(last.noun.words.at(-1)!)) return { items, next }
  const wholes = wholesAt(reader.page, next + 1)
  if (wholes.length === 0) return { items, next }
  // `the number of seats per table`: that is of the table.
  if (isNumber) {
    reader.hold(wholes[0]!, [last])
    return { items: items.slice(0, -1), next: wholes[0]!.to }
  }
  return { items: items.slice(0, -1), next: reader.quote(last.noun.from, wholes.at(-1)!.to) }
}

/** `defects and a photo of each defect`: that is of those, and not of what holds them. */
export function withoutEach(reader: Reader, { items, next }: Items): Items {
  const { page } = reader
  const last = items.at(-1)
  const isOfEach = page.word(next) === 'of' && /^(each|every)$/.test(page.word(next + 1))
  const whole = last === undefined || !isOfEach ? null : nounAt(page, next + 1)
  if (whole === null || !items.some(({ noun }) => singular(noun.words.at(-1)!) === whole.words.at(-1)))
    return { items, next }
  reader.hold({ ...whole, isEach: false }, [last!])
  page.claim(next, whole.to)
  return { items: items.slice(0, -1), next: whole.to }
}

/** `translation keys with texts per language, a status`: the list around goes on behind it. */
export function readPerInList(reader: Reader, owner: Noun, last: Noun, at: number): number | null {
  const { page } = reader
  const next = countedPer(reader, last, at) ?? readPer(reader, [last], at)
  if (next === null) return null
  const start = separatorAt(page, next)
  if (start === null) return next
  const more = itemsAt(page, start)
  const [first] = more.items
  if (first === undefined || beginsClause(page, first)) return next
  reader.hold(owner, more.items)
  reader.topic = owner
  return more.next
}

/** `a maximum number of uses per customer`: a figure of what holds it, whoever it is counted for. */
function countedPer({ page }: Reader, { words }: Noun, at: number): number | null {
  const whole = page.word(at) === 'per' ? nounAt(page, at + 1) : null
  if (whole === null || !isPersonal(whole) || !words.includes('number')) return null
  page.claim(at, whole.to)
  return whole.to
}

/** `branch and weekday`: one of each, bare. */
function wholesAt(page: Page, from: number): readonly Noun[] {
  const wholes: Noun[] = []
  for (let at: number | null = from; at !== null;) {
    const noun = nounAt(page, at)
    if (noun === null || noun.isPlural || noun.from !== noun.head || noun.isCounted) break
    // `per day, status and notes`: only what `and` joins goes on.
    if (wholes.length > 0 && beginsClause(page, noun)) break
    wholes.push(noun)
    at = page.word(noun.to) === 'and' ? noun.to + 1 : null
  }
  return wholes
}

/** `contacts per company` are of one, and `data per company` is kept apart. */
function isAsked({ capabilities, seen }: Reader, child: Noun, at: number): boolean {
  const found = capabilities.get(at)
  if (found === undefined) return false
  if (found.name !== 'tenants' || found.to > at + 2 || !child.isPlural || !hasArchetype(child.words.at(-1)!))
    return true
  seen.add(at)
  return false
}

const isCountable = (noun: Noun): boolean =>
  !noun.isCounted &&
  (hasArchetype(noun.words.at(-1)!) ||
    noun.words[1] === 'of' ||
    (noun.isPlural && !(isSingle(noun) && typeByName(noun.words.join('_')).known)))

const isLookedAt = (word: string): boolean =>
  /^(see|view|show|display|count|track|compare|get|chart|report)s?$/.test(word)

const COUNTED = setOf('total sum subtotal average mean median statistic figure share')

/** `product descriptions`: each is of one. */
function productOf(child: Noun): Noun | null {
  const whole = child.words.slice(0, -1)
  return whole.length === 1 && hasArchetype(whole[0]!) && OF_IT.has(singular(child.words.at(-1)!))
    ? { ...child, to: child.head + 1, words: [singular(whole[0]!)], isPlural: true }
    : null
}
const OF_IT = setOf('description text name title translation price label image photo stock')

/** The account: whose the row is. */
const isAccount = ({ words }: Noun): boolean => words.length === 1 && /^(user|account|person)$/.test(words[0]!)

/** What tells rows apart, and is no row itself: a language, a day, the type of something. */
function isColumn({ facts }: Reader, { words }: Noun): boolean {
  const last = words.at(-1)!
  const isThing = facts.mentions.some(({ noun, how }) => how === 'plainly' && noun.words.join(' ') === words.join(' '))
  return !isThing && (DIMENSIONS.has(last) || (typeByName(words.join('_')).known && kindOf(words) === null))
}
const DIMENSIONS = setOf(
  'language locale market country region currency channel day date week weekday month quarter year hour season type kind level size color colour platform unit',
)

function columnOf(noun: Noun): Item {
  const item = itemOf(noun)
  const last = noun.words.at(-1)!
  const type = /^(week|month|quarter)$/.test(last) ? 'date' : /^(hour|minute)$/.test(last) ? 'datetime' : null
  return { ...item, saying: { ...item.saying, type } }
}
