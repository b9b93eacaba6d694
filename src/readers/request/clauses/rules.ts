import { tailEnd } from '../asides.ts'
import type { SaidRule } from '../facts.ts'
import { singular } from '../forms.ts'
import { choiceAt, isChoiceName } from '../choice.ts'
import { type Item, isDeed, itemsAt, separatorAt } from '../items.ts'
import { hasArchetype, isPerson, verbBase } from '../lexicon.ts'
import type { Page } from '../page.ts'
import { type Noun, nounAt } from '../noun.ts'
import type { Reader } from '../reader.ts'
import { quantityEnd } from '../quantity.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { MODALS } from '../vocabulary/functions.ts'
import { ACCOUNTS, EVERYBODY, OFFERING, OWNERS, isPersonal } from '../vocabulary/people.ts'
import { VIEWS } from '../vocabulary/relatives.ts'
import { DOINGS, MADE, OCCASIONS, OPERATIONS, SAYINGS } from '../vocabulary/verbs.ts'
import { readRest } from './rest.ts'

/** `As a teacher I want to grade submissions so that ...` */
export function readStory(reader: Reader, at: number): number | null {
  const { page } = reader
  if (page.word(at) !== 'as' || !/^(a|an|the)$/.test(page.word(at + 1))) return null
  const who = nounAt(page, at + 1)
  if (who === null) return null
  let next = who.to
  while (/^(,|i|we|want|wants|would|like|need|needs|can|should|must|be|able|wish|to|also)$/.test(page.word(next)))
    next += 1
  if (next === who.to || verbBase(page.word(next)) === null) return null
  page.claim(at, next)
  const end = readDeeds(reader, [who], next, 'may', at) ?? next
  return purposeEnd(page, end)
}

/** Why somebody wants it asks for nothing more. */
function purposeEnd(page: Page, at: number): number {
  const start = page.word(at) === ',' ? at + 1 : at
  if (!page.matches(start, ['so', 'that']) && !(page.word(start) === 'so' && page.isWord(start + 1))) return at
  const end = page.endOf(start)
  page.claim(start, end)
  return end
}

/** `only admins may delete projects` */
export function readOnly(reader: Reader, at: number): number | null {
  const { page } = reader
  const isNobody = /^(nobody|no)$/.test(page.word(at))
  if (page.word(at) !== 'only' && !isNobody && !/^(anyone|anybody|everyone|everybody)$/.test(page.word(at))) return null
  if (page.word(at) === 'no' && page.word(at + 1) !== 'one') return null
  const pronoun = page.word(at) === 'only' ? null : isNobody ? 'nobody' : 'anyone'
  const people =
    pronoun === null
      ? peopleAt(page, at + 1)
      : { who: [pronoun] as const, next: behindElse(page, page.word(at) === 'no' ? at + 2 : at + 1) }
  const deeds = behindModal(page, people.next)
  if (people.who.length === 0 || deeds === null) return null
  page.claim(at, deeds.next)
  return readDeeds(reader, people.who, deeds.next, pronoun === null || isNobody ? 'only' : 'may', at)
}

const behindElse = (page: Page, at: number): number => (page.word(at) === 'else' ? at + 1 : at)

/** Who is spoken of: nouns, or `the owner`. */
export function peopleAt(page: Page, at: number): { readonly who: readonly Noun[]; readonly next: number } {
  // `only logged in users`
  const isIn = /^(logged|signed)$/.test(page.word(at)) && page.word(at + 1) === 'in'
  const start = isIn ? at + 2 : /^(authenticated|registered)$/.test(page.word(at)) ? at + 1 : at
  const { items, next } = itemsAt(page, start)
  return { who: items.map(({ noun }) => noun), next: items.at(-1)?.noun.to ?? next }
}

/** `can`, `may not`, `are allowed to`, `should be able to` */
export function behindModal(
  page: Page,
  at: number,
): { readonly next: number; readonly isNot: boolean; readonly isOnly: boolean } | null {
  const isModal = MODALS.has(page.word(at)) || /^(can't|cannot|mustn't)$/.test(page.word(at))
  const isAllowed = /^(is|are|be)$/.test(page.word(at)) && /^(not|able|allowed|permitted|only)$/.test(page.word(at + 1))
  const isObliged = /^(has|have|had|needs?|ought|wants?)$/.test(page.word(at)) && page.word(at + 1) === 'to'
  if (!isModal && !isAllowed && !isObliged) return null
  let next = at + 1
  while (/^(be|able|to|also|only|then|not|never|allowed|permitted|either|both|each|all)$/.test(page.word(next)))
    next += 1
  const words = page.tokens.slice(at, next).map(({ lower }) => lower)
  return {
    next,
    isNot: words.some((word) => /^(not|never|cannot|can't|mustn't)$/.test(word)),
    isOnly: words.includes('only'),
  }
}

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
  if (verbs.length === 0) return null
  const next = behindParticles(reader, behind)
  page.claim(from, next)
  const isOwn = ownIn(page, next)
  const objects = ownOf(reader, people, next) ?? objectsOf(reader, next, verbs, isOwn)
  const said = page.words(from, Math.max(next, objects.next))
  // `see orders of their company`: some of them, and nobody here can say which.
  if (isRestricted(page, objects.next) && !verbs.some(isMaking)) {
    for (const who of people) if (typeof who !== 'string' && isPersonal(who)) facts.roles.push({ noun: who })
    return reader.quote(from, tailEnd(page, objects.next, true))
  }
  for (const of of objects.nouns)
    for (const verb of verbs) {
      const made = madeBy(verb, of)
      // `listeners subscribe and leave comments`: nobody subscribes to those.
      if (made === null && MADE.has(verb) && verbs.length > 1 && DOINGS.get(verb) === undefined) continue
      const isOfPerson = objects.items.length === 0 && isPersonal(of)
      if (made !== null && !isOfPerson) facts.belongings.push({ child: made, parent: of, isSure: true })
      if (made !== null) facts.mentions.push({ noun: made, how: 'plainly' })
      const isOperation = OPERATIONS.has(verb) && !DOINGS.has(verb) && made === null
      if (isOperation) facts.operations.push({ verb, of, from: said })
      for (const who of people) {
        const does = made !== null || isOffer(verb, who) ? (['create'] as const) : (DOINGS.get(verb) ?? [])
        tell(reader, { who, of: made ?? of, does, how, isOwn, isAllowed, said, operation: isOperation ? verb : null })
      }
    }
  const known = facts.belongings.length
  const end = readRest(reader, objects.items, Math.max(next, objects.next))
  if (verbs.includes('assign')) assigned(facts, known)
  if (objects.nouns.length === 0 && !reader.capabilities.has(next)) reader.quote(from, tailEnd(page, next, true))
  const again = separatorAt(page, end)
  if (again === null || objects.nouns.length === 0 || !isDeed(page, again)) return end
  return readDeeds(reader, people, again, how, again) ?? end
}

/** `approve or reject` */
function verbsAt(page: Page, at: number): { readonly verbs: readonly string[]; readonly next: number } {
  const verbs: string[] = []
  let next = at
  for (let base = verbBase(page.word(next)); base !== null; base = verbBase(page.word(next))) {
    verbs.push(base)
    next += 1
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

interface Deed {
  readonly who: Noun | 'anyone' | 'nobody'
  readonly of: Noun
  readonly does: SaidRule['verbs']
  readonly how: SaidRule['how']
  /** It is what is theirs. */
  readonly isOwn: boolean
  /** Whoever is allowed something is somebody, whatever he is called. */
  readonly isAllowed: boolean
  readonly said: SaidRule['from']
  readonly operation: string | null
}

function tell(reader: Reader, { who, of, does, how, isOwn, isAllowed, said, operation }: Deed): void {
  const { page, facts } = reader
  const person = personOf(who)
  if (typeof who !== 'string') page.claim(who.from, who.to)
  if (
    typeof person !== 'string' &&
    !isPersonal(person) &&
    how !== 'only' &&
    (!isAllowed || hasArchetype(person.words.at(-1)!))
  ) {
    facts.mentions.push({ noun: person, how: 'plainly' })
    facts.belongings.push({ child: of, parent: person, isSure: false })
    return
  }
  if (typeof person !== 'string') facts.roles.push({ noun: person })
  // `creators manage their campaigns`: they make them, and change their own.
  const others = does.filter((verb) => verb !== 'create')
  if (isOwn && how !== 'not' && does.includes('create') && others.length > 0) {
    tell(reader, { who, of, does: ['create'], how, isOwn: false, isAllowed, said, operation })
    tell(reader, { who, of, does: others, how, isOwn, isAllowed, said, operation })
    return
  }
  const isTheirs = isOwn && how !== 'not' && !does.includes('create')
  const as = isTheirs && typeof person !== 'string' ? { as: person } : {}
  const rule = { who: isTheirs ? ('owner' as const) : person, ...as, verbs: does, of, how, from: said }
  facts.rules.push(operation === null ? rule : { ...rule, operation })
}

export function personOf(who: Noun | 'anyone' | 'nobody'): SaidRule['who'] {
  if (typeof who === 'string') return who
  const last = who.words.at(-1)!
  if (OWNERS.has(last) && !who.isPlural) return 'owner'
  if (EVERYBODY.has(last) || /^(anonymous|unauthenticated)$/.test(who.words[0]!)) return 'anyone'
  return ACCOUNTS.has(last) && who.words.length === 1 ? 'signed in' : who
}

/** `comment on tasks`, `book rooms`: what is made by it, where the verb has a noun of its own. */
function madeBy(verb: string, of: Noun): Noun | null {
  const made = MADE.get(verb)
  const last = of.words.at(-1)!
  return made === undefined || made === last || (OCCASIONS.has(last) && !SAYINGS.has(verb))
    ? null
    : { ...of, words: [made], isPlural: true, isEach: false, adjectives: [] }
}

/** Whether it is what is theirs: `their own orders`. */
function ownIn(page: Page, at: number): boolean {
  for (let i = at; i < at + 4 && page.isWord(i); i += 1) {
    if (/^(own|their|his|her|my|our)$/.test(page.word(i)))
      return page.word(i) === 'own' || page.word(i + 1) === 'own' || true
    if (!/^(all|of|and|the|only)$/.test(page.word(i))) return false
  }
  return false
}

/** `assign drivers to deliveries`: a delivery has a driver. */
function assigned({ belongings }: Reader['facts'], since: number): void {
  for (const { child, parent } of belongings.splice(since))
    belongings.push({ child: parent, parent: child, isSure: true })
}

/** `sellers list products` */
const isOffer = (verb: string, who: Noun | 'anyone' | 'nobody'): boolean =>
  verb === 'list' && typeof who !== 'string' && OFFERING.has(who.words.at(-1)!)

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

const isReading = (verb: string): boolean => DOINGS.get(verb)?.join() === 'read'

/** `subscribers confirm their email`: what they have of it is a field of theirs. */
function ownOf(reader: Reader, people: readonly (Noun | 'anyone' | 'nobody')[], at: number): Objects | null {
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

/** What the talk is about, and nobody who looks at it. */
const shownIn = ({ topic, facts }: Reader): Noun | null =>
  topic !== null && !isPersonal(topic)
    ? topic
    : (facts.mentions.findLast(({ noun }) => !isPersonal(noun))?.noun ?? null)

interface Objects {
  readonly nouns: readonly Noun[]
  readonly items: readonly Item[]
  readonly next: number
}

function objectsOf(reader: Reader, at: number, verbs: readonly string[], isOwn: boolean): Objects {
  const { page, capabilities } = reader
  if (capabilities.has(at) || page.isAside(at)) return { nouns: [], items: [], next: at }
  const topic =
    /^(it|them|these|those)$/.test(page.word(at)) || page.isEnd(at) || page.word(at) === ',' ? reader.topic : null
  if (topic !== null) return { nouns: [topic], items: [], next: page.isEnd(at) || page.word(at) === ',' ? at : at + 1 }
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
    isOwn && verbs.every(isReading) && items.length === 1 && VIEWS.has(items[0]!.noun.words.join(' '))
      ? shownIn(reader)
      : null
  if (shown !== null) {
    page.claim(at, next)
    return { nouns: [shown], items: [], next }
  }
  const named = items.map((item) => ({ ...item, noun: doneAs(page, item.noun, verbs) }))
  const things = named.filter(({ noun }) => !isWord(noun))
  for (const { noun, inner } of things) {
    reader.mention(noun)
    if (inner.length > 0) reader.hold(noun, inner)
  }
  return { nouns: things.map(({ noun }) => noun), items: named, next: items.length === 0 ? at : next }
}

/** `the blood type and volume of each donation`: what is recorded are fields of it. */
function ownerBehind(page: Page, items: readonly Item[], at: number): Noun | null {
  const isField = ({ noun, inner }: Item): boolean =>
    !noun.isPlural && inner.length === 0 && !hasArchetype(noun.words.at(-1)!)
  if (items.length === 0 || page.word(at) !== 'of' || !items.every(isField)) return null
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
const isWord = (noun: Noun): boolean =>
  noun.words.length === 1 &&
  (/^(everything|anything|all)$/.test(noun.words[0]!) ||
    (ACCOUNTS.has(singular(noun.words[0]!)) && isPerson(noun.words[0]!) && false))
