import type { People } from '../facts.ts'
import { choiceAt, isChoiceName } from '../choice.ts'
import type { Item } from '../item.ts'
import { itemsAt } from '../items.ts'
import { hasArchetype } from '../lexicon.ts'
import { type Noun, nounAt } from '../noun.ts'
import type { Page } from '../page.ts'
import type { Reader } from '../reader.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { VIEWS } from '../vocabulary/relatives.ts'
import { DOINGS, MADE, SAYINGS } from '../vocabulary/verbs.ts'
import { usualOf } from './bare.ts'
import { JUDGED } from './deed.ts'

const isReading = (verb: string): boolean => DOINGS.get(verb)?.join() === 'read'

/** `subscribers confirm their email`: what they have of it is a field of theirs. */
export function ownOf(reader: Reader, people: People, at: number): Objects | null {
  const { page, capabilities } = reader
  const [who] = people
  if (!/^(their|his|her|its)$/.test(page.word(at)) || who === undefined || typeof who === 'string') return null
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

/** `book appointments with doctors, cancel them`: what was done something with, and nothing that stood behind it. */
function meantBy({ topic, done, facts, page }: Reader): Noun | null {
  if (done === null) return topic
  const last = facts.mentions.findLast(
    ({ noun }) =>
      noun.from >= done.from &&
      !isPersonal(noun) &&
      noun.from > done.to &&
      !/^(into|in|to|with|by|for|of|on|from|at)$/.test(page.word(noun.from - 1)),
  )
  return last === undefined ? done.of : topic
}

/** What the talk is about, and nobody who looks at it. */
const shownIn = ({ topic, facts }: Reader): Noun | null =>
  topic !== null && !isPersonal(topic)
    ? topic
    : (facts.mentions.findLast(({ noun }) => !isPersonal(noun))?.noun ?? null)

/** What is done something with: things, what else is listed, and where it ends. */
export interface Objects {
  readonly nouns: readonly Noun[]
  readonly items: readonly Item[]
  readonly next: number
}

/** `upload a CV and apply`: for what such a thing usually is of, and not with what was spoken of last. */
function usuallyWith(reader: Reader, verbs: readonly string[], topic: Noun): Noun | null {
  const [verb = ''] = verbs
  const made = verbs.length === 1 ? MADE.get(verb) : undefined
  const groups = made === undefined || SAYINGS.has(verb) ? [] : (kindOf([made])?.of ?? [])
  // `managers review`, where tickets are spoken of
  if (
    groups.length === 0 ||
    JUDGED.has(topic.words.at(-1)!) ||
    groups.some((group) => group.includes(topic.words.at(-1)!))
  )
    return topic
  return usualOf(reader, { ...topic, words: [made!] })
}

/** What something is done with. */
export function objectsOf(reader: Reader, at: number, verbs: readonly string[], isOwn: boolean): Objects {
  const { page, capabilities } = reader
  // `delete somebody else's photo`: anybody's.
  if (/^(somebody|someone|anybody|anyone)$/.test(page.word(at)) && /^else['’]s$/i.test(page.tokens[at + 1]?.text ?? ''))
    return objectsOf(reader, at + 2, verbs, false)
  if (capabilities.has(at) || page.isAside(at)) return { nouns: [], items: [], next: at }
  const topic = /^(it|them|these|those)$/.test(page.word(at)) || endsThere(page, at) ? meantBy(reader) : null
  // `clients pay`, where people were spoken of: nobody says what for.
  if (topic !== null && endsThere(page, at)) {
    const of = isPersonal(topic) ? null : usuallyWith(reader, verbs, topic)
    return { nouns: of === null ? [] : [of], items: [], next: at }
  }
  if (topic !== null) return { nouns: [topic], items: [], next: at + 1 }
  const isOwnTopic =
    /^(their|his|her|its|our)$/.test(page.word(at)) && page.word(at + 1) === 'own' && !page.isWord(at + 2)
  const own = isOwnTopic ? shownIn(reader) : null
  if (own !== null) return { nouns: [own], items: [], next: at + 2 }
  const { items, next } = itemsAt(page, at, 0, true)
  const owner = ownerBehind(page, items, next)
  if (owner !== null) {
    reader.mention(owner)
    // `the status of a defect (reported, fixed)`: values of the one, behind the other.
    const [only] = items
    const choice = items.length === 1 && isChoiceName(only!.noun.words.at(-1)!) ? choiceAt(page, owner.to, true) : null
    if (choice !== null) page.claim(at, choice.to)
    reader.hold(owner, choice === null ? items : [{ ...only!, choice }])
    return { nouns: [owner], items: [], next: choice?.to ?? owner.to }
  }
  // Whoever looks at their own calendar looks at what stands in it.
  const shown =
    (isOwn || /^(everyone|everybody)['’]s$/i.test(page.tokens[at]?.text ?? '')) &&
    verbs.every(isReading) &&
    items.length === 1 &&
    VIEWS.has(items[0]!.noun.words.join(' '))
      ? shownIn(reader)
      : null
  if (shown !== null) {
    page.claim(at, next)
    return { nouns: [shown], items: [], next }
  }
  const named = items.map((item) => ({ ...item, noun: doneAs(page, item.noun, verbs) }))
  const things = named.filter(({ noun }) => !isWord(noun))
  for (const { noun, inner } of things) {
    reader.mention(
      noun,
      verbs.every((verb) => isReading(verb) || (verb === 'upload' && things.length > 1)) && isWorkedOut(page, noun)
        ? 'beside'
        : 'plainly',
    )
    if (inner.length > 0) reader.hold(noun, inner)
  }
  return { nouns: things.map(({ noun }) => noun), items: named, next: items.length === 0 ? at : next }
}

/** Nothing stands behind what is done. */
const endsThere = (page: Page, at: number): boolean =>
  page.isEnd(at) ||
  page.word(at) === ',' ||
  (page.word(at) === 'and' && /^(we|they|it|he|she)$/.test(page.word(at + 1)))

/** `operators see occupancy per level`: one of it, of no name anything has, that is only looked at. */
const isWorkedOut = (page: Page, { from, words, isPlural }: Noun): boolean =>
  // `see the results`
  (words.length === 1 && /^(result|statistic|stat|total)$/.test(words[0]!)) ||
  (!isPlural && !hasArchetype(words.at(-1)!) && !isPersonal({ words }) && !/^(a|an|the)$/.test(page.word(from)))

/** `the blood type and volume of each donation`: what is recorded are fields of it. */
function ownerBehind(page: Page, items: readonly Item[], at: number): Noun | null {
  const isField = ({ noun, inner }: Item): boolean =>
    !noun.isPlural && inner.length === 0 && !hasArchetype(noun.words.at(-1)!)
  if (items.length === 0 || page.word(at) !== 'of' || !items.every(isField)) return null
  // `a fine of 0.20 EUR`
  if (page.tokens[at + 1]?.kind === 'number') return null
  const owner = nounAt(page, at + 1)
  const isKnown = items.every(({ noun }) => typeByName(noun.words.join('_')).known)
  return owner !== null && (isKnown || owner.isEach || owner.isPlural || hasArchetype(owner.words.at(-1)!))
    ? owner
    : null
}

/** `employees request leave`, where leave requests are spoken of: it is those. */
function doneAs(page: Page, noun: Noun, verbs: readonly string[]): Noun {
  const verb = verbs.find((one) => page.hasPair(noun.words.at(-1)!, one))
  return verb === undefined || noun.isPlural ? noun : { ...noun, words: [...noun.words, verb] }
}

/** `everything`, and the like: no thing of its own. */
const isWord = ({ words }: Noun): boolean => words.length === 1 && /^(everything|anything|all)$/.test(words[0]!)
