import { phraseEnd, tailEnd } from '../../asides/ends.ts'
import { coined } from '../../nouns/coined.ts'
import type { People, SaidRule } from '../../facts.ts'
import { isDeed, separatorAt } from '../../nouns/separators.ts'
import { verbBase, isContent } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import { quantityEnd } from '../../nouns/quantity.ts'
import type { Reader } from '../../reader.ts'
import { MODALS } from '../../vocabulary/functions.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { DOINGS, MADE, OTHERS, isOperation } from '../../vocabulary/verbs.ts'
import { appliedTo } from '../doings/applied-to.ts'
import { readAskedFor } from '../doings/asked-for.ts'
import { sharedOrAssigned } from '../doings/assigned.ts'
import { readBare } from './bare.ts'
import { readCapability } from '../built-in/capability.ts'
import { readCheckedIn } from '../doings/checked-in.ts'
import { type Said, madeBy } from './deed.ts'
import { isMaking, readDone } from './done-with.ts'
import { readDelivered } from '../doings/delivered.ts'
import { readEverything } from '../rights/everything.ts'
import { readDecided, readWhether } from '../states/decided.ts'
import { madeElsewhere, readMade } from './made.ts'
import { readImported } from '../doings/imported.ts'
import { readLogged } from '../doings/logged.ts'
import { readMutual } from '../doings/mutual.ts'
import { readOwnList } from '../doings/own-list.ts'
import { readSignedUp } from '../doings/signed-up.ts'
import { readGiven } from './given.ts'
import { readHanded } from '../doings/handed.ts'
import { invitedTo } from '../doings/kin.ts'
import { type Objects, objectsOf } from './objects.ts'
import { ofDone, ownOf } from './of-done.ts'
import { readScale } from '../things/scale.ts'
import { isOfSome, isOfTheirs, isOfTime, isOwnPlace, isRestricted, ownIn } from '../rights/restricted.ts'
import { behindParticles, verbsAt } from './verbs-at.ts'
import { verbsMeant } from './verbs-meant.ts'
import { readStates } from '../states/marked.ts'
import { isOnlySeen, onlySeen } from '../rights/only-seen.ts'
import { readScored } from '../things/scored.ts'
import { seenPart } from '../rights/seen-part.ts'
import { readSetting } from '../states/setting.ts'
import { readTakes } from '../doings/takes.ts'
import { readVoted } from '../doings/voted.ts'
import { readLent } from '../doings/lent.ts'
import { readEachOthers } from '../doings/each-others.ts'
import { readButNotOwn, readNotOwn } from '../rights/not-own.ts'
import { readNotTwice } from '../limits/not-twice.ts'
import { onlyOnce } from '../limits/only-once.ts'
import { behindWhole, readWithin, withinAt } from '../relations/within.ts'

/** What they may do: verbs, and what with. Null where no verb stands here. */
export function readDeeds(
  reader: Reader,
  people: People,
  at: number,
  how: SaidRule['how'],
  from: number,
): number | null {
  return (
    readNotTwice(reader, people, at, how, from, (some, may) => deedsAt(reader, some, at, may, from)) ??
    deedsAt(reader, people, at, how, from)
  )
}

function deedsAt(reader: Reader, people: People, at: number, how: SaidRule['how'], from: number): number | null {
  const { page } = reader
  reader.doers = { people, how }
  // `people upload files and ask questions about them`: of those, and nothing that is kept.
  if (reader.capabilities.get(at)?.name === 'retrieval') return readCapability(reader, at)
  const [who] = people
  if (who !== undefined && typeof who !== 'string' && isPersonal(who) && who.isPlural) reader.doing = who
  const isAllowed = MODALS.has(page.word(at - 1)) || /^(to|be|not|only|and|,)$/.test(page.word(at - 1))
  const { verbs: said, next: behind } = verbsAt(page, at)
  // `vote twice on a poll`: how often.
  const after = page.word(behind) === 'twice' ? reader.quote(behind, behind + 1) : behind
  const verbs = verbsMeant(page, said, after)
  const told = readScored(reader, people, at, from) ?? readWhether(reader, people, { at: after, from })
  if (told !== null) return told
  const spoken = readOwnWay(reader, people, verbs, { at: after, from, how, isAllowed })
  if (spoken !== null) return spoken
  if (
    !verbs.some(
      (verb) => !OTHERS.has(verb) || ((MADE.has(verb) || isJoined(page, verb, after)) && people.some(isAnybody)),
    )
  )
    return null
  const next = behindParticles(reader, after)
  page.claim(from, next)
  const everything = readEverything(reader, people, verbs, { at: next, from, how, isAllowed })
  if (everything !== null) return everything
  const others = readEachOthers(reader, people, { at: next, from })
  if (others !== null) return others
  const isOwn = ownIn(page, next)
  const special =
    appliedTo(reader, people, verbs, { at: next, from }) ??
    sharedOrAssigned(reader, people, verbs, { at: next, from, how, isAllowed })
  if (special !== null) return special
  const part = seenPart(reader, people, verbs, next)
  if (part !== null) return reader.quote(from, part)
  const isThem = /^(it|them)$/.test(page.word(next))
  // `receive goods, ship them`: what nobody read.
  if (isThem && (reader.isLost || isOfUnread(reader, from))) return reader.quote(from, phraseEnd(page, next))
  // `volunteers collect it`: it is there already, and nobody says what becomes of it.
  if (/^(collect|gather)$/.test(verbs.join()) && isThem) {
    for (const one of people) if (typeof one !== 'string' && isPersonal(one)) reader.facts.roles.push({ noun: one })
    return deedsBehind(reader, people, reader.quote(from, next + 1), how)
  }
  // `write invoices, send them as PDF`: they are there already.
  if (verbs.join() === 'send' && isThem)
    return deedsBehind(reader, people, reader.quote(from, phraseEnd(page, next)), how)
  const states = readStates(reader, people, verbs, { at: next, from, how, isAllowed })
  if (states !== null) return states
  reader.verbs = verbs
  const made = madeElsewhere(page, verbs, at)
  // `ask for samples`: for something, and nobody says what becomes of it.
  if (made === null && page.word(at) === 'ask' && page.word(at + 1) === 'for') return reader.quote(from, at + 1)
  if (made !== null) return readMade(reader, people, made, { at: next, from, how, isOwn, isAllowed })
  const bare = isHow(page, after) ? readBare(reader, people, verbs, { at: after, from, how, isAllowed }) : null
  if (bare !== null) return bare
  return readWith(reader, people, verbs, { at: next, from, how, isAllowed })
}

/** Verbs that say something of their own, each read in its file. */
const WAYS: readonly ((reader: Reader, people: People, verbs: readonly string[], said: Said) => number | null)[] = [
  readMutual,
  readHanded,
  readAskedFor,
  readLent,
  readOwnList,
  readSignedUp,
  readVoted,
  readGiven,
  readSetting,
  readDecided,
  readTakes,
  readDelivered,
  readImported,
  readLogged,
]

function readOwnWay(reader: Reader, people: People, verbs: readonly string[], said: Said): number | null {
  for (const read of WAYS) {
    const end = read(reader, people, verbs, said)
    if (end !== null) return end
  }
  return null
}

/** `customers bring in clothes, staff mark them as cleaned`: what those people did nobody read, and with what. */
function isOfUnread({ page, topic }: Reader, from: number): boolean {
  if (topic === null || !isPersonal(topic) || topic.to > from) return false
  for (let at = topic.to; at < from; at += 1)
    if (page.isWord(at) && isContent(page.word(at)) && !page.isRead(at)) return true
  return false
}

/** They sign in, whatever it is that they do, and that is told. */
function quotedOf(reader: Reader, people: People, from: number, to: number): number {
  for (const who of people) if (typeof who !== 'string' && isPersonal(who)) reader.facts.roles.push({ noun: who })
  return reader.quote(from, to)
}

/** What is there afterwards, and was not before. */
const isMakingAlone = (verb: string): boolean => MADE.has(verb) || DOINGS.get(verb)?.join() === 'create'

/** What they do it with, and which of it. */
export function readWith(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at: next, from, how, isAllowed }: Said,
): number {
  const { page, facts } = reader
  const isOwn = ownIn(page, next)
  const ofOther = ofDone(reader, verbs, next)
  const about = ofOther ?? ownOf(reader, people, verbs, next) ?? objectsOf(reader, next, verbs, isOwn)
  const objects = invitedTo(reader, people, verbs, about)
  const denied = readNotOwn(reader, people, verbs, objects, { at: next, from, how, isAllowed })
  if (denied !== null) return deedsBehind(reader, people, denied, how)
  askSearch(reader, from, next, objects.nouns)
  const behind = behindWhole(reader, objects)
  const within = withinAt(page, behind.next)
  const isPut = within?.they !== undefined && (within.whole !== null || !verbs.every(isMakingAlone))
  if (within !== null && (!verbs.some(isMaking) || isOwnPlace(page, behind.next) || isPut)) {
    const does = verbs.flatMap((verb) => DOINGS.get(verb) ?? [])
    const operations = verbs.filter((verb) => isOperation(verb) && !MADE.has(verb))
    const told = { of: objects.nouns, through: behind.through, verbs: does, operations, how, from }
    const [only, ...others] = objects.nouns
    // `grades from 1 to 6 for students in their own courses`
    if (only !== undefined && others.length === 0 && verbs.some(isMaking)) readScale(reader, only, only.to)
    const end = readWithin(reader, people, told, within)
    if (end !== null && within.they === 'put' && isOnlySeen(page, verbs, next) && how === 'may')
      onlySeen(reader, people, objects.nouns, from)
    if (end !== null) return deedsBehind(reader, people, end, how, true)
    // `trips of drivers in their branch`: some of them, and nobody here can say which.
    if (behind.through !== null) return quotedOf(reader, people, from, within.next)
  }
  // `rate the courses they teach`: some, and nobody here can say which.
  if (within?.they !== undefined) return quotedOf(reader, people, from, within.next)
  // `mentees request a mentor`: somebody who is there, and nobody says what becomes of it.
  const [only] = objects.items
  if (verbs.join() === 'request' && objects.items.length === 1 && isPersonal(only!.noun)) {
    facts.mentions.splice(0, Infinity, ...facts.mentions.filter(({ noun }) => noun !== only!.noun))
    for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
    return reader.quote(from, objects.next)
  }
  // `see orders of their company`: some of them, and nobody here can say which.
  const isOnly = isOnlySeen(page, verbs, next)
  if (
    (isRestricted(page, objects.next) ||
      isOfSome(page, next, objects.next) ||
      (isOnly && isOfTime(page, objects.next))) &&
    (how === 'not' || !verbs.some(isMaking))
  ) {
    for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
    if (isOnly && !isRestricted(page, objects.next)) onlySeen(reader, people, objects.nouns, from)
    const isTheirs = isOfTheirs(page, objects.next)
    if (isTheirs) for (const noun of objects.nouns) reader.mention(noun)
    return reader.quote(from, tailEnd(page, objects.next, !isTheirs))
  }
  if (verbs.join() === 'check' && /^(in|out)$/.test(page.word(objects.next)))
    return readCheckedIn(reader, people, objects, { at: objects.next, from, how, isAllowed })
  const end = readDone(reader, { people, verbs, objects, how, from, next, isOwn: isOwn && ofOther === null, isAllowed })
  if (isOnly && !isOwn && how === 'may') onlySeen(reader, people, objects.nouns, from)
  oneEach(reader, people, objects, next)
  const once = onlyOnce(reader, objects, end)
  const last = (how === 'not' ? null : readButNotOwn(reader, verbs, objects.nouns, once)) ?? once
  return objects.nouns.length === 0 ? last : deedsBehind(reader, people, last, how)
}

/** `accepts one application per animal`: how many, and nothing else is said of it. `sellers reserve one stall each`: no more than that. */
function oneEach(reader: Reader, people: People, objects: Objects, next: number): void {
  const { page, facts, done } = reader
  if (page.word(next) !== 'one') return
  // `each team submits one project`
  const [who] = people
  const [only, ...more] = objects.nouns
  if (who !== undefined && typeof who !== 'string' && who.isEach && only !== undefined && more.length === 0) {
    const by = isPersonal(who) ? coined({ from: who.from, to: who.to }, ['user'], false) : who
    const of = done?.made ?? (facts.rules.at(-1)?.verbs.includes('create') || !isPersonal(who) ? only : null)
    if (of !== null) return void facts.distinct.push({ of, by: [by], columns: [] })
  }
  const per = page.word(objects.next) === 'per' ? nounAt(page, objects.next + 1) : null
  if (per !== null) reader.quote(next, per.to)
  const [of, ...others] = objects.nouns
  if (page.word(objects.next) !== 'each' || of === undefined || others.length > 0) return
  if (done === null || done.made === null) return void reader.quote(next, objects.next + 1)
  page.claim(next, objects.next + 1)
  facts.distinct.push({
    of: done.made,
    by: [coined({ from: next, to: objects.next + 1 }, ['user'], false)],
    columns: [],
  })
}

/** `and pay by card`: what they do besides. */
function deedsBehind(reader: Reader, people: People, end: number, how: SaidRule['how'], isSure = false): number {
  const { page } = reader
  const again = separatorAt(page, end)
  // `answer tickets and only see those of their own company`
  const isOnly =
    again !== null &&
    /^(only|also|then)$/.test(page.word(again)) &&
    verbBase(page.word(again + 1)) === page.word(again + 1)
  if (isOnly) return readDeeds(reader, people, again + 1, how, again) ?? end
  const isVerb = (at: number): boolean =>
    isDeed(page, at) || (isSure && verbBase(page.word(at)) === page.word(at) && nounAt(page, at + 1) !== null)
  return again === null || !isVerb(again) ? end : (readDeeds(reader, people, again, how, again) ?? end)
}

/** `cancel up to 2 hours before`, `cancel free of charge`: how or until when, and no object. */
const isHow = (page: Page, at: number): boolean =>
  page.matches(at, ['free', 'of']) ||
  page.matches(at, ['for', 'free']) ||
  /^(now|later|online|anonymously|anytime)$/.test(page.word(at)) ||
  (quantityEnd(page, at) > at && /^(minute|hour|day|week|month)s?$/.test(page.word(quantityEnd(page, at)))) ||
  (page.matches(at, ['up', 'to']) && page.isFenced(at + 2))

/** `join groups`, and nothing that one takes part in once */
const isJoined = (page: Page, verb: string, at: number): boolean => {
  const of = verb === 'join' ? nounAt(page, at) : null
  return of !== null && madeBy(verb, of) !== null
}

/** `users search songs` */
function askSearch(
  { page, facts, capabilities, seen }: Reader,
  from: number,
  next: number,
  nouns: readonly Noun[],
): void {
  let at = next - 1
  while (at > from && capabilities.get(at)?.name !== 'search') at -= 1
  const asked = capabilities.get(at)
  if (asked?.name !== 'search' || nouns.length === 0) return
  seen.add(at)
  for (const of of nouns)
    facts.capabilities.push({ name: 'search', isDeclined: false, of, field: null, from: page.words(at, asked.to) })
}

const isAnybody = (who: Noun | 'anyone' | 'nobody'): boolean => typeof who === 'string' || isPersonal(who)
