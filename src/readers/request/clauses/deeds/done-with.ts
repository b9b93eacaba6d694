import { phraseEnd, tailEnd } from '../../asides/ends.ts'
import type { People, SaidRule } from '../../facts.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { DOINGS, MADE, isOperation } from '../../vocabulary/verbs.ts'
import { readBare } from './bare.ts'
import { isHeldByAccount } from './acting.ts'
import { isOffer, madeBy, tell } from './deed.ts'
import { readForPeriod } from '../doings/for-period.ts'
import { markerOf, readMarked } from '../states/marked.ts'
import type { Objects } from './objects.ts'
import { isDenied } from '../rights/not-own.ts'
import { isUsuallyIn, readPlaced } from '../relations/placed.ts'
import { readRest } from '../things/rest.ts'
import { readShared } from '../rights/shared.ts'
import { aboutIt, forWhom, saidOfMade, scaleOfMade } from './told-of-made.ts'

interface Doing {
  readonly people: People
  readonly verbs: readonly string[]
  readonly objects: Objects
  readonly how: SaidRule['how']
  readonly from: number
  /** Behind the verbs. */
  readonly next: number
  readonly isOwn: boolean
  readonly isAllowed: boolean
}

/** What follows of what they do with something, and what is said behind it. */
export function readDone(reader: Reader, doing: Doing): number {
  const { page, facts } = reader
  const { people, verbs, objects, how, from, next, isAllowed } = doing
  const before = reader.done
  doAll(reader, doing)
  const behind =
    verbs.join() === 'mark'
      ? readMarked(reader, people, objects.nouns, objects.next)
      : verbs.join() === 'share'
        ? (readShared(reader, objects.nouns, objects.next) ?? readWay(reader, objects.next))
        : null
  if (behind !== null) return behind
  const placed = readPlaced(reader, verbs, objects.nouns, objects.next, before)
  if (placed !== null) return placed
  const told =
    readForPeriod(reader, objects.next) ??
    scaleOfMade(reader, objects) ??
    saidOfMade(reader, objects) ??
    forWhom(reader, objects) ??
    aboutIt(reader, verbs, objects)
  if (told !== null) return told
  const known = facts.belongings.length
  // `members book classes with credits`: by what means.
  const by = page.word(objects.next) === 'with' ? nounAt(page, objects.next + 1) : null
  const isMeans = by !== null && !isPersonal(by) && verbs.every((verb) => MADE.has(verb) || MEANS.has(verb))
  const end = isMeans
    ? reader.quote(objects.next, tailEnd(page, objects.next, true))
    : readRest(reader, objects.items, Math.max(next, objects.next))
  if (verbs.includes('assign')) assigned(facts, known)
  if (objects.nouns.length === 0 && (!reader.capabilities.has(next) || page.word(next) === 'by')) {
    const bare = readBare(reader, people, verbs, { at: next, from, how, isAllowed })
    if (bare !== null) return bare
    reader.quote(from, phraseEnd(page, next))
  }
  return end
}

/** `order cakes and pick them up`: the orders. */
const isFetching = (verb: string, { items }: Doing['objects'], before: Reader['done']): boolean =>
  /^(pick-up|collect)$/.test(verb) && items.length === 0 && before?.made?.words[0] === 'order'

/** Each with each: what is made by it, what is to be an operation, and who may. */
export function doAll(reader: Reader, { people, verbs, objects, how, from, next, isOwn, isAllowed }: Doing): void {
  const { page, facts } = reader
  const said = page.words(from, Math.max(next, objects.next))
  const before = reader.done
  if (verbs.every(isWriting) && sayField(reader, people, objects, said)) return
  const isByOthers = objects.items.length === 0 && before !== null && !before.by.some((who) => isSame(who, people))
  // `book desks and rooms`: each booking is of one of them.
  const either = objects.nouns.length > 1 ? { isEither: true as const } : {}
  for (const named of objects.nouns)
    for (const verb of verbs) {
      // `book and cancel classes`: the bookings of them.
      const of =
        (UNDOING.test(verb) || isFetching(verb, objects, before) || (isByOthers && DECIDING.test(verb))) &&
        reader.done?.of.words.join() === named.words.join()
          ? (reader.done.made ?? named)
          : named
      const isJudged = verb === 'review' && people.every((who) => JUDGES.test(nameOf(who)))
      const made = isJudged
        ? null
        : (madeBy(verb, of, page) ?? (isByOthers && before?.made === of ? takenBy(verb, of) : null))
      if (of === named)
        reader.done = { of, made: made ?? (isMaking(verb) ? of : null), from, to: objects.next, by: people }
      // `listeners subscribe and leave comments`: nobody subscribes to those.
      if (made === null && MADE.has(verb) && verbs.length > 1 && DOINGS.get(verb) === undefined) continue
      const isOfPerson =
        isHeldByAccount(reader, verb, made, of) || (isPersonal(of) && (objects.items.length === 0 || verb === 'invite'))
      if (made !== null && !isOfPerson) facts.belongings.push({ child: made, parent: of, isSure: true, ...either })
      if (made !== null) facts.mentions.push({ noun: made, how: 'plainly' })
      const isShared = verb === 'share' && /^(with|via|by|through|using|over|as)$/.test(page.word(objects.next))
      // `volunteers collect it`: what is there is taken, and not made.
      const isTakenUp = verb === 'collect' && objects.items.length === 0
      const isNew = isAnother(page, verb, named, { isPronoun: objects.items.length === 0, at: next })
      const isOwnStep = isTakenUp || (isOperation(verb) && made === null && !isShared && !isNew)
      const operation = isTakenUp ? 'pick-up' : verb
      if (isOwnStep && !isDenied(people, how)) facts.operations.push({ verb: operation, of, from: said })
      // `collect anonymous responses`: of whoever answers.
      const isNobodys = isMaking(verb) && named.adjectives.includes('anonymous')
      // `add them to playlists`: they are there already.
      const isPlaced = verb === 'add' && objects.items.length === 0 && page.word(objects.next) === 'to'
      for (const who of isShared || isPlaced ? [] : isNobodys ? (['anyone'] as const) : people) {
        // `join groups and leave them`
        if (verb === 'leave' && before?.made?.words.join() === 'membership') {
          tell(reader, { who, of: before.made, does: ['delete'], how, isOwn: true, isAllowed, said, operation: null })
          continue
        }
        // `finance marks them as paid`: that alone.
        if (verb === 'mark' && page.word(objects.next) === 'as' && markerOf(people) !== null) continue
        const does =
          made !== null || isNew || isOffer(verb, who)
            ? (['create'] as const)
            : isTakenUp
              ? []
              : (DOINGS.get(verb) ?? [])
        // `instructors publish slots`: nobody else puts them there.
        if (PUTTING.test(verb) && objects.items.length > 0 && !ANY.test(said.text) && !isThere(reader, of, who))
          tell(reader, { who, of, does: ['create'], how, isOwn: false, isAllowed, said, operation: null })
        tell(reader, {
          who,
          of: made ?? of,
          does,
          how,
          isOwn,
          isAllowed,
          said,
          operation: isOwnStep ? operation : null,
        })
      }
    }
}

const isWriting = (verb: string): boolean =>
  DOINGS.get(verb)?.some((one) => one === 'create' || one === 'update') === true

/** `applicants submit cases, the lawyer writes an assessment of the case`: that of it, and no case. */
function sayField({ facts }: Reader, people: People, { fields = [], nouns }: Objects, from: SaidRule['from']): boolean {
  const by = markerOf(people)
  const [of] = nouns
  if (by === null || of === undefined || fields.length === 0) return false
  const makers = facts.rules.filter(
    (rule) =>
      rule.of?.words.at(-1) === of.words.at(-1) && (rule.verbs.includes('create') || rule.operation === 'submit'),
  )
  const isMadeByOthers = makers.every(({ who }) => typeof who !== 'string' && who.words.join() !== by.words.join())
  if (makers.length === 0 || !isMadeByOthers) return false
  facts.roles.push({ noun: by })
  for (const { noun } of fields) facts.setters.push({ of, field: noun.words, by, from })
  return true
}

/** `anyone can submit one`, `each team submits one project`: another one, which is not there yet. */
const isAnother = (
  page: Page,
  verb: string,
  { from }: Noun,
  { isPronoun, at }: { readonly isPronoun: boolean; readonly at: number },
): boolean =>
  isPronoun ? page.word(at) === 'one' && MAKES_ONE.test(verb) : verb === 'submit' && page.word(from) === 'one'

/** What is handed in, and was not there before. */
const MAKES_ONE = /^(submit|send|file|leave|post|enter|write|hand-in|open|register|report|raise|lodge)$/

/** What is there once it is done. */
const PUTTING = /^(publish|schedule)$/
const ANY = /\b(any|all|every|each|others?|drafts?|approved|accepted)\b/i
/** Whoever publishes what others wrote. */
const KEEPING = /^(|admin|administrator|editor|moderator|manager|reviewer|publisher)$/
const nameOf = (who: Noun | 'anyone' | 'nobody'): string => (typeof who === 'string' ? '' : who.words.at(-1)!)

/** Whoever reviews what others brought says whether it is good, and writes no review of it. */
const JUDGES =
  /^(moderator|editor|admin|administrator|manager|supervisor|committee|board|jury|panel|inspector|auditor|reviewer|examiner|secretariat|lawyer)$/

/** `authors submit manuscripts, the press office publishes them`: those of others. */
const isThere = ({ facts }: Reader, of: Noun, who: People[number]): boolean =>
  KEEPING.test(nameOf(who)) ||
  facts.rules.some(
    (rule) =>
      rule.operation === 'submit' &&
      rule.of?.words.at(-1) === of.words.at(-1) &&
      typeof rule.who !== 'string' &&
      nameOf(rule.who) !== nameOf(who),
  )

/** What somebody needs something for. */
const MEANS: ReadonlySet<string> = new Set('pay redeem unlock lock verify sign confirm import check-in'.split(' '))

/** `share it via a link` */
const readWay = (reader: Reader, at: number): number | null =>
  /^(via|by|through|using|over|as)$/.test(reader.page.word(at)) ? reader.quote(at, phraseEnd(reader.page, at)) : null

/** What is done with what came of it: `book a class and cancel it`. */
const UNDOING = /^(cancel|reschedule|renew|extend|withdraw|check-in|check-out)$/

const isSame = (who: People[number], people: People): boolean => people.some((one) => nameOf(one) === nameOf(who))

/** `fans offer tickets, others buy them`: what is there by others is not made again. */
function takenBy(verb: string, of: Noun): Noun | null {
  const name = MADE.get(verb)
  return name === undefined || name === of.words.at(-1)
    ? null
    : { ...of, words: [name], isPlural: true, isEach: false, adjectives: [] }
}

/** What is done with what others asked for: `students borrow cameras, the desk hands them out`. */
const DECIDING =
  /^(accept|approve|reject|decline|confirm|invite|hand-out|hand-over|return|deliver|ship|refund|complete)$/

export const isMaking = (verb: string): boolean => DOINGS.get(verb)?.includes('create') === true || MADE.has(verb)

/** `assign machines to orders`: an order has a machine; `assign tasks to sprints`: those are of one. */
function assigned({ belongings }: Reader['facts'], since: number): void {
  for (const { child, parent } of belongings.splice(since))
    belongings.push(
      isUsuallyIn(child, parent) ? { child, parent, isSure: true } : { child: parent, parent: child, isSure: true },
    )
}
