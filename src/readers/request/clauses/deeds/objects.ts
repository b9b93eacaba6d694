import { choiceAt, isChoiceName } from '../../lists/choice.ts'
import type { Item } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { AFTERWARDS } from '../../vocabulary/functions.ts'
import { GROUPS, POSTS, isPersonal } from '../../vocabulary/people.ts'
import { VIEWS } from '../../vocabulary/relatives.ts'
import { DOINGS, MADE, SAYINGS } from '../../vocabulary/verbs.ts'
import { setOf } from '../../vocabulary/words.ts'
import { theyAt } from '../relations/they.ts'
import { usualOf } from './bare.ts'
import { someEnd, spokenEnd } from './spoken.ts'
import { PARTED } from './verbs-at.ts'
import { JUDGED } from './deed.ts'

export const isReading = (verb: string): boolean => DOINGS.get(verb)?.join() === 'read'

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
  /** What of it: `an assessment of the case`. */
  readonly fields?: readonly Item[]
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
  const spoken = endsThere(page, at) ? at : spokenEnd(page, at)
  const topic = spoken === null ? null : meantBy(reader)
  // `clients pay`, where people were spoken of: nobody says what for.
  if (topic !== null && endsThere(page, at)) {
    const of = isPersonal(topic) ? null : usuallyWith(reader, verbs, topic)
    return { nouns: of === null ? [] : [of], items: [], next: at }
  }
  if (topic !== null && spoken !== null) {
    page.claim(at, spoken)
    const isParted = PARTED.has(verbs.at(-1) ?? '') && /^(out|in|back|over|up|off)$/.test(page.word(spoken))
    // `published ones`: some of them.
    const some = someEnd(page, at) === null ? topic : { ...topic, words: [page.word(spoken - 2), ...topic.words] }
    return { nouns: [some], items: [], next: isParted ? spoken + 1 : spoken }
  }
  const isOwnTopic =
    /^(their|his|her|its|our)$/.test(page.word(at)) && page.word(at + 1) === 'own' && !page.isWord(at + 2)
  const own = isOwnTopic ? shownIn(reader) : null
  if (own !== null) return { nouns: [own], items: [], next: at + 2 }
  const { items, next } = itemsAt(page, at, 0, true)
  const whole = bookedIn(reader, items, next, verbs)
  if (whole !== null) return whole
  const owner = ownerBehind(page, items, next)
  if (owner !== null) {
    reader.mention(owner)
    // `the status of a defect (reported, fixed)`: values of the one, behind the other.
    const [only] = items
    const choice = items.length === 1 && isChoiceName(only!.noun.words.at(-1)!) ? choiceAt(page, owner.to, true) : null
    if (choice !== null) page.claim(at, choice.to)
    reader.hold(owner, choice === null ? items : [{ ...only!, choice }])
    return { nouns: [owner], items: [], next: choice?.to ?? owner.to, fields: items }
  }
  const part = isOwn && verbs.every(isReading) ? partOf(reader, items, next) : null
  if (part !== null) return part
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
  const named = items.map((item) => ({ ...item, noun: doneAs(reader, item.noun, verbs) }))
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

/** `book places on a sailing`: the sailing, however many there are on it. */
function bookedIn(reader: Reader, items: readonly Item[], at: number, verbs: readonly string[]): Objects | null {
  const { page } = reader
  const [only] = items
  const isRoom = items.length === 1 && /^(place|spot|space|slot)$/.test(only!.noun.words.join(' ')) && only!.to === at
  if (!isRoom || !verbs.every((verb) => /^(book|reserve)$/.test(verb)) || !/^(on|in|at)$/.test(page.word(at)))
    return null
  const whole = nounAt(page, at + 1)
  if (whole === null) return null
  page.claim(only!.from, whole.to)
  reader.mention(whole)
  return { nouns: [whole], items: [], next: whole.to }
}

/** `see their own day`: of what stands in it, and what of it that is nobody here can say. */
function partOf(reader: Reader, items: readonly Item[], next: number): Objects | null {
  const [only] = items
  const last = only?.noun.words.at(-1) ?? ''
  if (items.length !== 1 || only!.noun.isPlural || !SPANS.has(last)) return null
  const shown = reader.done?.made ?? shownIn(reader)
  if (shown === null) return null
  reader.quote(items[0]!.from, next)
  return { nouns: [shown], items: [], next }
}

/** What somebody sees something in, or for how long. */
const SPANS = setOf('day week month year shift morning evening afternoon area region district side part share section')

/** Nothing stands behind what is done. */
const endsThere = (page: Page, at: number): boolean =>
  page.isEnd(at) ||
  AFTERWARDS.has(page.word(at)) ||
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
  // `record vitals of the patients they are assigned to`: those of some.
  if (owner !== null && theyAt(page, owner.to) !== null) return null
  // `approve leave of their own team`: some of it, and no field of a team.
  const isTheirs = /^(their|his|her)$/.test(page.word(at + 1))
  if (isTheirs && owner !== null && [GROUPS, POSTS].some((some) => some.has(owner.words.at(-1)!))) return null
  const isKnown = items.every(({ noun }) => typeByName(noun.words.join('_')).known)
  return owner !== null && (isKnown || owner.isEach || owner.isPlural || hasArchetype(owner.words.at(-1)!))
    ? owner
    : null
}

/** `employees request leave`, where leave requests are spoken of: it is those. */
function doneAs({ page, facts }: Reader, noun: Noun, verbs: readonly string[]): Noun {
  // `admins invite agents`: those sign in, and are no rows beside their accounts.
  const isRole = facts.roles.some((role) => role.noun.words.join() === noun.words.join())
  if (verbs.includes('invite') && isRole) return { ...noun, words: ['user'] }
  // `invite friends`: whoever comes in is a user.
  if (verbs.includes('invite') && /^(friend|colleague|contact)$/.test(noun.words.join(' ')))
    return { ...noun, words: ['user'] }
  const decided = decidedBy(facts, noun)
  if (decided !== null) return { ...noun, words: decided.words }
  const verb = verbs.find((one) => page.hasPair(noun.words.at(-1)!, one))
  return verb === undefined || noun.isPlural ? noun : { ...noun, words: [...noun.words, verb] }
}

/** `HR can override any decision`, where managers approve requests: those. */
function decidedBy({ operations }: Reader['facts'], { words }: Noun): Noun | null {
  if (words.join(' ') !== 'decision') return null
  return (
    operations.find(({ verb, of }) => of !== null && /^(approve|reject|accept|decline|decide)$/.test(verb))?.of ?? null
  )
}

/** `everything`, and the like: no thing of its own. */
const isWord = ({ words }: Noun): boolean => words.length === 1 && /^(everything|anything|all)$/.test(words[0]!)
