import { tailEnd } from '../asides/ends.ts'
import type { SaidRule } from '../facts.ts'
import { itemsAt } from '../items.ts'
import { isDeed, separatorAt } from '../separators.ts'
import { verbBase } from '../lexicon.ts'
import { type Noun, nounAt } from '../noun.ts'
import type { Page } from '../page.ts'
import { quantityEnd } from '../quantity.ts'
import type { Reader } from '../reader.ts'
import { MODALS } from '../vocabulary/functions.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { DOINGS, MADE, OPERATIONS, OTHERS } from '../vocabulary/verbs.ts'
import { isOffer, madeBy, tell } from './deed.ts'
import { madeElsewhere, readMade } from './made.ts'
import { objectsOf, ownOf } from './objects.ts'
import { readRest } from './rest.ts'
import { readWithin, withinAt } from './within.ts'

/** What they may do: verbs, and what with. Null where no verb stands here. */
export function readDeeds(
  reader: Reader,
  people: readonly (Noun | 'anyone' | 'nobody')[],
  at: number,
  how: SaidRule['how'],
  from: number,
): number | null {
  const { page, facts } = reader
  const isAllowed = MODALS.has(page.word(at - 1)) || /^(to|be|not|only|and|,)$/.test(page.word(at - 1))
  const { verbs, next: behind } = verbsAt(page, at)
  if (!verbs.some((verb) => !OTHERS.has(verb))) return null
  const next = behindParticles(reader, behind)
  page.claim(from, next)
  const isOwn = ownIn(page, next)
  const given = verbs.join() === 'assign' ? assignedTo(reader, next) : null
  if (given !== null) {
    for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
    return given
  }
  const made = madeElsewhere(page, verbs, at)
  if (made !== null) return readMade(reader, people, made, { at: next, from, how, isOwn, isAllowed })
  const objects = ownOf(reader, people, next) ?? objectsOf(reader, next, verbs, isOwn)
  const said = page.words(from, Math.max(next, objects.next))
  const within = withinAt(page, objects.next)
  if (within !== null && !verbs.some(isMaking)) {
    const told = { of: objects.nouns, verbs: verbs.flatMap((verb) => DOINGS.get(verb) ?? []), how, from }
    const end = readWithin(reader, people, told, within)
    if (end !== null) return deedsBehind(reader, people, end, how, true)
  }
  // `see orders of their company`: some of them, and nobody here can say which.
  if (isRestricted(page, objects.next) && !verbs.some(isMaking)) {
    for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
    return reader.quote(from, tailEnd(page, objects.next, true))
  }
  // `book desks and rooms`: each booking is of one of them.
  const either = objects.nouns.length > 1 ? { isEither: true as const } : {}
  for (const of of objects.nouns)
    for (const verb of verbs) {
      const made = madeBy(verb, of)
      // `listeners subscribe and leave comments`: nobody subscribes to those.
      if (made === null && MADE.has(verb) && verbs.length > 1 && DOINGS.get(verb) === undefined) continue
      const isOfPerson = objects.items.length === 0 && isPersonal(of)
      if (made !== null && !isOfPerson) facts.belongings.push({ child: made, parent: of, isSure: true, ...either })
      if (made !== null) facts.mentions.push({ noun: made, how: 'plainly' })
      const isOperation = OPERATIONS.has(verb) && !DOINGS.has(verb) && made === null
      if (isOperation) facts.operations.push({ verb, of, from: said })
      for (const who of people) {
        const does = made !== null || isOffer(verb, who) ? (['create'] as const) : (DOINGS.get(verb) ?? [])
        tell(reader, { who, of: made ?? of, does, how, isOwn, isAllowed, said, operation: isOperation ? verb : null })
      }
    }
  const known = facts.belongings.length
  // `members book classes with credits`: by what means.
  const by = page.word(objects.next) === 'with' ? nounAt(page, objects.next + 1) : null
  const isMeans = by !== null && !isPersonal(by) && verbs.every((verb) => MADE.has(verb) || MEANS.has(verb))
  const end = isMeans
    ? reader.quote(objects.next, tailEnd(page, objects.next, true))
    : readRest(reader, objects.items, Math.max(next, objects.next))
  if (verbs.includes('assign')) assigned(facts, known)
  if (objects.nouns.length === 0 && !reader.capabilities.has(next)) reader.quote(from, tailEnd(page, next, true))
  return objects.nouns.length === 0 ? end : deedsBehind(reader, people, end, how)
}

/** `and pay by card`: what they do besides. */
function deedsBehind(
  reader: Reader,
  people: readonly (Noun | 'anyone' | 'nobody')[],
  end: number,
  how: SaidRule['how'],
  isSure = false,
): number {
  const { page } = reader
  const again = separatorAt(page, end)
  const isVerb = (at: number): boolean =>
    isDeed(page, at) || (isSure && verbBase(page.word(at)) === page.word(at) && nounAt(page, at + 1) !== null)
  return again === null || !isVerb(again) ? end : (readDeeds(reader, people, again, how, again) ?? end)
}

/** What somebody needs something for. */
const MEANS: ReadonlySet<string> = new Set('pay redeem unlock lock verify sign confirm import check-in'.split(' '))

/** `approve or reject` */
function verbsAt(page: Page, at: number): { readonly verbs: readonly string[]; readonly next: number } {
  const verbs: string[] = []
  let next = at
  for (let base = verbBase(page.word(next)); base !== null; base = verbBase(page.word(next))) {
    // `sign up for shifts`
    const isUp = base === 'sign' && page.word(next + 1) === 'up'
    verbs.push(isUp ? 'sign-up' : base)
    next += isUp ? 2 : 1
    const behind = separatorAt(page, next)
    if (behind === null || verbBase(page.word(behind)) === null) break
    next = behind
  }
  return { verbs, next }
}

/** `sign up for`, `look at`: what belongs to the verb. */
function behindParticles({ page, capabilities }: Reader, at: number): number {
  let next = at
  while (
    /^(only|back|up|out|in|for|to|at|from|on|off|into)$/.test(page.word(next)) &&
    quantityEnd(page, next) === next &&
    !capabilities.has(next)
  )
    next += 1
  return next
}

/** Whether it is what is theirs: `their own orders`. */
function ownIn(page: Page, at: number): boolean {
  for (let i = at; i < at + 4 && page.isWord(i); i += 1) {
    if (/^(own|their|his|her|my|our)$/.test(page.word(i))) return true
    if (!/^(all|of|and|the|only)$/.test(page.word(i))) return false
  }
  return false
}

/** `assign drivers to deliveries`: a delivery has a driver. */
function assigned({ belongings }: Reader['facts'], since: number): void {
  for (const { child, parent } of belongings.splice(since))
    belongings.push({ child: parent, parent: child, isSure: true })
}

const isMaking = (verb: string): boolean => DOINGS.get(verb)?.includes('create') === true || MADE.has(verb)

/** `assigned to them`, `of their company`, `in the same team` */
function isRestricted(page: Page, at: number): boolean {
  const [word, next] = [page.word(at), page.word(at + 1)]
  if (/^(to|by|in|from|for|on|with|at)$/.test(next) && /(ed|en)$/.test(word)) return true
  return (
    /^(of|for|in|from|by|within|on|at)$/.test(word) &&
    (/^(their|his|her|its|own|my|our|them|him|other|others|another)$/.test(next) ||
      page.matches(at + 1, ['the', 'same']))
  )
}

/** `a dispatcher assigns a technician`: what is spoken of has one. */
function assignedTo(reader: Reader, at: number): number | null {
  const { topic, page, facts } = reader
  const { items, next } = itemsAt(page, at, 0, true)
  const [only] = items
  if (only === undefined || items.length > 1 || only.noun.isPlural || !isPersonal(only.noun)) return null
  if (topic === null || isPersonal(topic) || page.word(next) === 'to') return null
  facts.roles.push({ noun: only.noun })
  reader.hold(topic, [only])
  return next
}
