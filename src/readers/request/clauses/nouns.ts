import { singular, snakeOf } from '../forms.ts'
import { type Item, beginsClause, itemOf, itemsAt } from '../items.ts'
import { isPerson, isTrade, hasArchetype, verbBase } from '../lexicon.ts'
import { type Noun, isVerbAfterNoun, nounAt } from '../noun.ts'
import { type Reader, isSystem, withoutSystem } from '../reader.ts'
import { isSingle } from '../things.ts'
import { ARCHETYPES } from '../vocabulary/archetypes.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { HAVING, PLACES } from '../vocabulary/functions.ts'
import { DOINGS, PARTICIPLES } from '../vocabulary/verbs.ts'
import { ASKERS } from '../vocabulary/people.ts'
import { behindModal, readDeeds } from './rules.ts'
import { readRest } from './rest.ts'

/** A list of nouns, and what is said of them. */
export function readNouns(reader: Reader, at: number): number | null {
  const { page } = reader
  const { items, next } = itemsAt(page, at)
  const last = items.at(-1)
  if (!last) return pronoun(reader, at)
  const word = page.word(next)
  const nouns = items.map(({ noun }) => noun)
  // `A car rental company wants to ...`: whoever asks is nothing that is asked for.
  if (isAsker(reader, last.noun) && /^(want|wants|need|needs|would|is|has|asked|asks|plans)$/.test(word)) {
    page.claim(at, next)
    return next
  }
  const modal = behindModal(page, next)
  if (modal !== null || beginsClause(page, { to: next })) holdInner(reader, items)
  if (modal !== null) return may(reader, nouns, modal, at)
  if (/^belongs?$/.test(word)) return belongs(reader, nouns, next)
  if (HAVING.has(word)) return has(reader, nouns, next)
  if (word === 'by' && reader.facts.intents[0]?.verb === 'extend') return holds(reader, items, next)
  if (/^(with|having|including|containing|such|like|namely)$/.test(word) || (word === ':' && !page.isEnd(next + 1)))
    return holds(reader, items, next)
  if (/^(is|are|was|were|gets|get)$/.test(word)) return is(reader, items, next)
  if (verbBase(word) === 'move' && isVerbAfterNoun(page, next)) {
    alone(reader, items, at)
    reader.mention(nouns.at(-1)!)
    return next + 1
  }
  if (isVerbAfterNoun(page, next) && verbBase(word) !== null) {
    const read = readDeeds(reader, nouns, next, 'may', at)
    if (read !== null) return read
  }
  if (isVerbAfterNoun(page, next)) {
    const done = itemsAt(page, next + 1)
    for (const item of done.items) thing(reader, item)
    return Math.max(next + 1, done.next)
  }
  if (word === 'per' || (word === 'for' && page.word(next + 1) === 'each')) return each(reader, nouns, next)
  return alone(reader, items, next)
}

const isAsker = ({ page, facts }: Reader, { from, words, isPlural }: Noun): boolean =>
  !isPlural &&
  facts.mentions.length === 0 &&
  /^(a|an|our|my|the)$/.test(page.word(from)) &&
  page.isEnd(from - 1) &&
  ASKERS.has(words.at(-1)!)

/** `Invoices (number, amount) belong to customers` */
function holdInner(reader: Reader, items: readonly Item[]): void {
  for (const { noun, inner } of items) if (inner.length > 0 && !isWhole(noun)) reader.hold(noun, inner)
}

/** `It has a title`, `they belong to a project`: what was spoken of last. */
function pronoun(reader: Reader, at: number): number | null {
  const { page, topic } = reader
  const modal =
    topic !== null && /^(and|,|but|which|that|who|they|it)$/.test(page.word(at - 1)) ? behindModal(page, at) : null
  if (modal !== null && topic !== null) return may(reader, [topic], modal, at)
  if (!/^(it|they|each|these|those|which|that|who)$/.test(page.word(at)) || topic === null) return null
  if (HAVING.has(page.word(at + 1))) return has(reader, [topic], at + 1)
  if (/^belongs?$/.test(page.word(at + 1))) return belongs(reader, [topic], at + 1)
  return null
}

type Modal = NonNullable<ReturnType<typeof behindModal>>

function may(reader: Reader, nouns: readonly Noun[], modal: Modal, at: number): number | null {
  const { page } = reader
  if (HAVING.has(page.word(modal.next))) return has(reader, nouns, modal.next)
  if (/^belongs?$/.test(page.word(modal.next))) return belongs(reader, nouns, modal.next)
  // `can only read` takes nothing from others; `can only be read by` does.
  const how = modal.isNot ? 'not' : 'may'
  if (verbBase(page.word(modal.next)) !== null && !isPassive(reader, modal.next)) {
    const read = readDeeds(reader, nouns, modal.next, how, at)
    if (read !== null) return read
  }
  for (const noun of nouns) reader.mention(noun, 'beside')
  return (
    values(reader, nouns.at(-1)!, modal.next) ??
    passive(reader, nouns, modal.next, modal.isOnly ? 'only' : how, at) ??
    modal.next
  )
}

const isPassive = ({ page }: Reader, at: number): boolean => page.word(at - 1) === 'be' && page.word(at).endsWith('ed')

/** `can be cancelled by customers`, `is visible to members` */
function passive(
  reader: Reader,
  of: readonly Noun[],
  at: number,
  how: 'may' | 'only' | 'not',
  from: number,
): number | null {
  const { page, facts } = reader
  const word = page.word(at)
  const isSeen = /^(visible|readable|accessible|public|private)$/.test(word)
  const base = isSeen ? 'read' : (verbBase(word) ?? PARTICIPLES.get(word) ?? null)
  if (base === null) return null
  page.claim(from, at + 1)
  let next = at + 1
  let isOnly = how === 'only'
  while (/^(only|to|by|for)$/.test(page.word(next))) {
    isOnly ||= page.word(next) === 'only'
    next += 1
  }
  if (next === at + 1 && how === 'not' && base !== 'read')
    for (const one of of)
      facts.rules.push({
        who: 'nobody',
        verbs: DOINGS.get(base) ?? [],
        of: one,
        how: 'only',
        from: page.words(from, next),
      })
  if (!isSeen && page.word(at + 1) === 'to') return givenTo(reader, of, next)
  if (next === at + 1 || reader.capabilities.has(next - 1)) return next
  const end = readDeedsOf(reader, of, base, next, isOnly ? 'only' : how)
  if (end !== null) page.claim(from, end)
  return end ?? next
}

/** `assets are assigned to employees`: those have them, and do not assign them. */
function givenTo({ page, facts }: Reader, of: readonly Noun[], at: number): number {
  const parent = nounAt(page, at)
  if (parent === null) return at
  page.claim(parent.from, parent.to)
  for (const child of of) facts.belongings.push({ child, parent, isSure: false })
  return parent.to
}

function readDeedsOf(
  reader: Reader,
  of: readonly Noun[],
  verb: string,
  at: number,
  how: 'may' | 'only' | 'not',
): number | null {
  const { page, facts } = reader
  const { items, next } = itemsAt(page, at)
  const isEveryone = /^(everyone|everybody|anyone|anybody|all)$/.test(page.word(at))
  if (items.length === 0 && !isEveryone) return null
  const people: readonly (Noun | 'anyone')[] = isEveryone ? ['anyone'] : items.map(({ noun }) => noun)
  facts.deeds.push({ people, verb, of, how, from: page.words(of[0]?.from ?? at, next) })
  return isEveryone ? at + 1 : next
}

/** `status can be draft, published or archived` */
function values(reader: Reader, of: Noun, at: number): number | null {
  const { page, facts } = reader
  if (!/^(status|state|type|kind|priority|level|role|category|stage)$/.test(of.words.at(-1)!)) return null
  let start = at
  while (/^(be|one|of|either|the|following|:|is|are)$/.test(page.word(start))) start += 1
  const { items, next } = itemsAt(page, start)
  if (items.length < 2) return null
  for (const { from, to } of items) page.claim(from, to)
  const owner = of.words.length > 1 ? { ...of, words: of.words.slice(0, -1) } : (reader.topic ?? null)
  facts.states.push({
    of: owner,
    field: of.words.at(-1)!,
    values: items.map(({ noun }) => snakeOf(page.tokens.slice(noun.from, noun.to).map(({ lower }) => lower))),
    steps: [],
    from: page.words(of.from, next),
  })
  return next
}

function belongs(reader: Reader, nouns: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  const { items, next } = itemsAt(page, page.word(at + 1) === 'to' ? at + 2 : at + 1)
  page.claim(at, at + 1)
  for (const child of nouns) {
    reader.mention(child)
    for (const { noun: parent } of items) {
      reader.mention(parent)
      facts.belongings.push({ child, parent, isSure: true })
    }
  }
  reader.topic = nouns.at(-1) ?? reader.topic
  return items.length === 0 ? at + 1 : next
}

/** `users have a name and many orders` */
function has(reader: Reader, nouns: readonly Noun[], at: number): number | null {
  const { page } = reader
  let start = at + 1
  while (
    /^(of|also|to|a|an|at|least|either|zero|or|one|following|the|only|:|up)$/.test(page.word(start)) &&
    start - at < 6
  )
    start += 1
  if (/^(a|an|the)$/.test(page.word(start - 1)) && start - 1 > at) start -= 1
  if (reader.capabilities.has(start)) return alone(reader, nouns.map(itemOf), at) === null ? at : at + 1
  const { items, next } = itemsAt(page, start)
  if (items.length === 0) return null
  page.claim(at, start)
  const owner = withoutSystem(nouns.at(-1)!)
  for (const noun of nouns) {
    const own = isWhole(noun) && !isThingThatHolds(noun, items) ? null : noun
    if (own !== null) reader.mention(own)
    if (own !== null) reader.hold(own, items)
    else for (const item of items) thing(reader, item)
  }
  if (owner !== null) reader.topic = nouns.at(-1)!
  return /^(with|including|containing)$/.test(page.word(next)) ? readRest(reader, items, next) : next
}

/** `An application has a cover letter`: the whole would hold several things. */
const isThingThatHolds = (noun: Noun, items: readonly Item[]): boolean =>
  noun.words.length === 1 && hasArchetype(noun.words[0]!) && items.every((item) => !item.noun.isPlural)

/** `task management with users, projects and tasks`, `Task: title, due date` */
function holds(reader: Reader, items: readonly Item[], at: number): number | null {
  const { page } = reader
  const start = /^(as|the|following)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  const owner = items.at(-1)!.noun
  const held = itemsAt(page, start)
  const isLabel = owner.words.length === 1 && (isTrade(owner.words[0]!) || isSystem(owner))
  const isCapability = reader.capabilities.has(start)
  if (held.items.length === 0 || isCapability) {
    alone(reader, items, at)
    return start
  }
  // `A clinic: patients book appointments`: what follows is a sentence of its own.
  const first = held.items[0]!
  if (page.word(at) === ':' && (beginsClause(page, held.items.at(-1)!) || beginsClause(page, first))) {
    alone(reader, items, at)
    return start
  }
  page.claim(at, start)
  if (labelled(reader, owner, held.items, isLabel) || values(reader, owner, at) !== null) return held.next
  if (page.word(at) === ':' && statesOf(reader, owner, held)) return held.next
  for (const item of items.slice(0, -1)) thing(reader, item)
  if (
    isWhole(owner) ||
    isTitle(reader, items, held.items, at) ||
    page.word(at) === 'such' ||
    page.word(at) === 'like'
  ) {
    alone(reader, [items.at(-1)!], at)
    page.claim(owner.from, owner.to)
    holdParts(reader, owner, held.items)
    return readRest(reader, held.items, held.next)
  }
  reader.mention(owner)
  if (items.at(-1)!.inner.length > 0) reader.hold(owner, items.at(-1)!.inner)
  reader.hold(owner, held.items)
  reader.topic = owner
  return held.next
}

/** `profile management with avatar, bio and social links`: a bio is of the profile, and so are its links. */
function holdParts(reader: Reader, whole: Noun, items: readonly Item[]): void {
  const own = isSystem(whole) ? withoutSystem(whole) : null
  const isKept = own !== null && !PLACES.has(own.words.at(-1)!)
  const several = items.filter(({ noun, inner }) => inner.length > 0 || (noun.isPlural && !isSingle(noun)))
  const holdsOwn = isKept && items.some((item) => isAttribute(item) && usualHolder(item, several) === null)
  for (const item of items) {
    const holder = isAttribute(item) ? (usualHolder(item, several) ?? (isKept ? own : null)) : null
    const isOwn = holdsOwn && !several.includes(item)
    if (holder !== null || isOwn) {
      reader.mention(holder ?? own!)
      reader.hold(holder ?? own!, [item])
      continue
    }
    thing(reader, item)
    if (holdsOwn) reader.facts.belongings.push({ child: item.noun, parent: own!, isSure: false })
  }
}

/** `applications and a resume upload`: it is of what usually has one. */
const usualHolder = ({ noun, from }: Item, several: readonly Item[]): Noun | null =>
  // `items, prices`: of each there is one.
  (noun.isPlural ? several.findLast((one) => one.from < from)?.noun : null) ??
  several.find((one) => Object.hasOwn(ARCHETYPES[one.noun.words.at(-1)!] ?? {}, noun.words.join('_')))?.noun ??
  null

/** What usually is a field: one of it, of a name that says what it holds. */
const isAttribute = ({ noun, inner, saying }: Item): boolean =>
  inner.length === 0 &&
  (isSingle(noun) || (!noun.isPlural && (saying.type !== null || typeByName(noun.words.join('_')).known)))

const isState = (word: string): boolean =>
  /(ed|ing)$/.test(word) ||
  /^(draft|new|open|done|active|inactive|paid|sent|lost|won|todo|lead|in_progress|in_review|on_hold)$/.test(word)

/** `Roles: admin, editor`, `Fields: title, due date` */
function labelled(reader: Reader, label: Noun, items: readonly Item[], isLabel: boolean): boolean {
  const { page, facts, topic } = reader
  if (!isLabel) return false
  const word = singular(label.words[0]!)
  if (/^(role|permission)$/.test(word)) {
    for (const { noun, from, to } of items) {
      page.claim(from, to)
      facts.roles.push({ noun })
    }
    return true
  }
  if (!/^(field|attribute|property|column)$/.test(word) || topic === null) return false
  reader.hold(topic, items)
  return true
}

/** `purchase requests: draft, submitted, approved` */
function statesOf(
  reader: Reader,
  owner: Noun,
  held: { readonly items: readonly Item[]; readonly next: number },
): boolean {
  const { page, facts } = reader
  const states = held.items.map(({ noun }) => noun.words.join('_'))
  if (states.length < 3 || !states.every(isState)) return false
  reader.mention(owner)
  for (const { from, to } of held.items) page.claim(from, to)
  const from = page.words(held.items[0]!.from, held.next)
  facts.states.push({ of: owner, field: 'status', values: states, steps: [], from })
  return true
}

/** `inventory: warehouses, items`: what is listed are things, and the word before says what all of it is. */
const isTitle = ({ page, sentence }: Reader, items: readonly Item[], held: readonly Item[], at: number): boolean =>
  page.word(at) === ':' &&
  items.length === 1 &&
  items[0]!.from === sentence &&
  (held.some(({ noun }) => noun.isPlural && noun.words.at(-1) === items[0]!.noun.words.at(-1)) ||
    (!items[0]!.noun.isPlural && !hasArchetype(items[0]!.noun.words.at(-1)!))) &&
  held.filter(({ noun }) => noun.isPlural).length * 2 > held.length

/** `comments are visible to members`, `the slug is unique` */
function is(reader: Reader, items: readonly Item[], at: number): number | null {
  const { page, facts } = reader
  const nouns = items.map(({ noun }) => noun)
  const start = page.word(at + 1) === 'only' ? at + 2 : at + 1
  const said =
    values(reader, nouns.at(-1)!, start) ??
    passive(reader, nouns, start, page.word(at + 1) === 'only' ? 'only' : 'may', items[0]!.from)
  void facts
  if (said === null) return alone(reader, items, at)
  for (const noun of nouns) reader.mention(noun, 'beside')
  return momentOf(reader, nouns.at(-1)!, said)
}

/** `campaigns are sent at a scheduled time`: when it happens is a field of it. */
function momentOf(reader: Reader, of: Noun, at: number): number {
  const { page } = reader
  const before = /^(at|on)$/.test(page.word(at - 1)) ? at - 1 : at
  if (!of.isPlural || !/^(at|on)$/.test(page.word(before)) || !/^(a|an|the)$/.test(page.word(before + 1))) return at
  const { items } = itemsAt(page, before + 1)
  const [when] = items
  if (items.length !== 1 || !/^(time|date|day|moment)$/.test(when!.noun.words.at(-1)!)) return at
  reader.mention(of)
  reader.hold(of, [when!])
  return when!.to
}

/** `one invoice per order` */
function each(reader: Reader, nouns: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  const parent = nounAt(page, at + 1)
  if (parent === null || reader.capabilities.has(at)) return alone(reader, nouns.map(itemOf), at)
  for (const child of nouns) {
    reader.mention(child)
    facts.belongings.push({ child, parent, isSure: false })
  }
  reader.mention(parent, 'beside')
  return parent.to
}

/** A system, or a place: what is listed of it are things. */
const isWhole = (noun: Noun): boolean => isSystem(noun) || PLACES.has(noun.words.at(-1)!)

function thing(reader: Reader, { noun, inner }: Item): void {
  const own = isSystem(noun) ? (withoutSystem(noun) ?? (noun.isPlural ? noun : null)) : noun
  reader.page.claim(noun.from, noun.to)
  if (own === null) return
  reader.mention(own)
  if (inner.length > 0) reader.hold(own, inner)
}

/** Nouns by themselves: the object of what is to be done, and what the whole is for. */
function alone(reader: Reader, items: readonly Item[], at: number): number | null {
  const { page } = reader
  let taken = 0
  for (const item of items) {
    const { noun, inner } = item
    if (isWhole(noun)) {
      page.claim(noun.from, noun.to)
      const what = isSystem(noun) ? withoutSystem(noun) : noun
      if (what !== null) reader.mention(what, 'as the whole')
      for (const one of inner) thing(reader, one)
      taken += 1
    } else if (standsForThing(reader, items, item)) {
      thing(reader, item)
      taken += 1
    } else if (isTrade(noun.words.at(-1)!) || isPerson(noun.words.at(-1)!)) {
      reader.mention(noun, 'beside')
      taken += 1
    } else if (inner.length > 0) {
      thing(reader, item)
      taken += 1
    }
  }
  const last = items.at(-1)
  if (taken === 0 || !last) return null
  return isWhole(last.noun) ? at : readRest(reader, items, at)
}

/** Where a thing stands: behind the intent, behind `for` and `of` of a system, in a list of things. */
function standsForThing({ page, facts, sentence }: Reader, items: readonly Item[], { noun }: Item): boolean {
  const last = noun.words.at(-1)!
  if (hasArchetype(last)) return true
  if (items.length > 1 && items.some((one) => hasArchetype(one.noun.words.at(-1)!))) return true
  const before = page.word(noun.from - 1)
  const isFirst = facts.mentions.length === 0
  const afterVerb = verbBase(before) !== null && facts.intents.length > 0
  const afterSystem =
    /^(for|of|about|over|on|to|around)$/.test(before) &&
    facts.intents.length + facts.capabilities.length + facts.mentions.length > 0
  return (
    (isFirst && (afterVerb || (noun.from === sentence && (noun.isPlural || items.length > 1)))) ||
    (afterSystem && (noun.isPlural || isFirst))
  )
}
