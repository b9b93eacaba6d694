import { itemOf } from '../../lists/item.ts'
import { type Items, itemsAt } from '../../lists/items.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import { isHeldThing } from '../../things/held-things.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { workDone } from '../../nouns/works.ts'
import { beginsClause, separatorAt } from '../../nouns/separators.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { COLLECTIVES, isPersonal } from '../../vocabulary/people.ts'
import { DOINGS, MADE, PARTICIPLES, isOperation } from '../../vocabulary/verbs.ts'
import { doAll } from './done-with.ts'
import { isApprovedBesides } from '../states/approval.ts'
import { readScale } from '../things/scale.ts'
import { gradedBy } from '../things/scored.ts'
import { SPANS } from '../doings/taken.ts'

/** `with approval by the manager`, `photos uploaded by visitors`: who does what with it; null where nothing of the kind is said. */
export function readDoneBy(reader: Reader, of: Noun, at: number): number | null {
  const { page, facts } = reader
  if (of.words.at(-1) === 'approval') return null
  // The list before it ended at `approval`.
  const isBehind = page.word(at - 1) === 'approval' && page.word(at) === 'by'
  const start = isBehind ? at - 1 : (separatorAt(page, at) ?? at)
  const done = doneAt(page, start)
  if (done === null) return null
  // `reports over 1000 euros additionally need approval by finance`
  if (done.verb === 'approve' && isApprovedBesides(page, start)) return reader.quote(start, done.to)
  reader.mention(of)
  if (done.verb === null) {
    // `gardens watered by neighbours`: a verb nobody here knows.
    facts.doing.push(...done.people)
    const end = reader.quote(start, done.to)
    return readDoneBy(reader, of, end) ?? goOn(reader, of, end)
  }
  page.claim(start, done.to)
  const objects = { nouns: [of], items: [itemOf(of)], next: done.to }
  const { people, verb, to } = done
  const graded =
    verb === 'grade' && people.length === 1 ? gradedBy(reader, of, people[0]!, { from: start, at: to }) : null
  if (graded !== null) return readDoneBy(reader, of, graded) ?? goOn(reader, of, graded)
  doAll(reader, { people, verbs: [verb], objects, how: 'may', from: start, next: to, isOwn: false, isAllowed: false })
  // `photos uploaded by guests`: that is what the files are of.
  if (reader.capabilities.get(start)?.name === 'files') {
    reader.seen.add(start)
    facts.capabilities.push({ name: 'files', isDeclined: false, of, field: null, from: page.words(start, start + 1) })
  }
  const made = reader.done?.made ?? null
  const next = isSpan(page, to)
    ? reader.quote(to, to + 3)
    : ((made === null ? null : readScale(reader, made, to)) ?? to)
  return readDoneBy(reader, of, next) ?? goOn(reader, of, next)
}

/** `songs with lyrics written by fans`: who says one field, and not who makes the row; null for anything else. */
export function writtenBy(reader: Reader, owner: Noun, { items, next }: Items): number | null {
  const { page, facts } = reader
  const last = items.at(-1)
  const done = last === undefined || isHeldThing(last) || page.word(next) === ',' ? null : doneAt(page, next)
  if (done === null) return null
  reader.mention(owner)
  const [by, ...others] = done.people
  if (by === undefined || others.length > 0 || done.verb === null || !DOINGS.has(done.verb)) {
    facts.doing.push(...done.people)
    return goOn(reader, owner, reader.quote(next, done.to))
  }
  page.claim(next, done.to)
  facts.roles.push({ noun: by })
  facts.setters.push({ of: owner, field: last!.noun.words, by, from: page.words(last!.from, done.to) })
  return goOn(reader, owner, done.to)
}

/** `booked by tenants by the hour` */
const isSpan = (page: Page, at: number): boolean =>
  /^(by|per|for)$/.test(page.word(at)) && /^(the|a|one)$/.test(page.word(at + 1)) && SPANS.test(page.word(at + 2))

/** `approval by the manager`, `paid by finance`: at the beginning of a clause, of what was spoken of before. */
export function readDoneFirst(reader: Reader, at: number): number | null {
  if (doneAt(reader.page, at) === null) return null
  const of = reader.facts.mentions.findLast(
    ({ noun, how }) =>
      !/^as (the whole|the name|ours)$/.test(how) && hasStates(noun) && noun.words.at(-1) !== 'approval',
  )?.noun
  return of === undefined ? null : readDoneBy(reader, of, at)
}

const hasStates = ({ words }: Noun): boolean => 'status' in (kindOf(words)?.holds ?? {})

interface DoneBy {
  /** Null where nobody here knows it. */
  readonly verb: string | null
  readonly people: readonly Noun[]
  readonly to: number
}

function doneAt(page: Page, at: number): DoneBy | null {
  if (page.word(at + 1) !== 'by' || page.isFenced(at)) return null
  const isDone = page.word(at) === 'approval' || isParticiple(page.word(at))
  if (!isDone || NO_DEEDS.test(page.word(at))) return null
  const { items } = itemsAt(page, at + 2)
  const others = items.findIndex(({ noun }) => !isPersonal(noun) || beginsClause(page, noun))
  const people = (others < 0 ? items : items.slice(0, others)).map(({ noun }) => noun)
  const last = people.at(-1)
  const place = last === undefined ? (items[0]?.noun ?? null) : null
  if (place !== null) return byPlace(page, place)
  // `sorted by customer`: none of those does anything.
  const isSomebody = people.every((noun) => noun.isPlural || noun.from < noun.head || !noun.words.some(isBare))
  return last === undefined || !isSomebody ? null : { verb: verbOf(page, at), people, to: last.to }
}

/** `repaired by the city`, `lent by the library to readers`: a place or a group, of which nobody says what it is here. */
function byPlace(page: Page, { words, isPlural, from, head, to }: Noun): DoneBy | null {
  if (!COLLECTIVES.has(words.at(-1)!) || !(isPlural || from < head)) return null
  const whom = /^(to|for)$/.test(page.word(to)) ? nounAt(page, to + 1) : null
  return { verb: null, people: [], to: whom?.to ?? to }
}

/** `customer`, and no `finance`. */
const isBare = (word: string): boolean => /(er|or|ist|ant|ee|ent)$/.test(word)
const isParticiple = (word: string): boolean => PARTICIPLES.has(word) || /.{2}ed$/.test(word)
/** What stands so before what rows are shown by. */
const NO_DEEDS = /^(based|sorted|grouped|filtered|searched|indexed|counted|broken|limited|identified|keyed)$/

function verbOf(page: Page, at: number): string | null {
  const word = page.word(at)
  if (word === 'approval') return 'approve'
  const base = PARTICIPLES.get(word) ?? verbBase(word) ?? workDone(page, at)
  // `events attended by members`: nobody makes one by that.
  return base !== null && base !== 'attend' && (isOperation(base) || DOINGS.has(base) || MADE.has(base)) ? base : null
}

/** `with approval by the manager and a remaining balance`: the list goes on. */
function goOn(reader: Reader, of: Noun, at: number): number {
  const next = separatorAt(reader.page, at)
  const held = next === null ? null : itemsAt(reader.page, next)
  if (held === null || held.items.length === 0 || beginsClause(reader.page, held.items.at(-1)!)) return at
  reader.hold(of, held.items)
  const last = held.items.at(-1)!
  return (isHeldThing(last) ? readDoneBy(reader, last.noun, held.next) : null) ?? held.next
}
