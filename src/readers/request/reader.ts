import { tailEnd } from './asides/ends.ts'
import { Facts, type People } from './facts.ts'
import { countedField } from './counted-fields.ts'
import { singular } from './forms.ts'
import { type Found, capabilitiesIn } from './phrases.ts'
import type { Item } from './item.ts'
import { isStop, isTrade } from './lexicon.ts'
import { amongSiblings } from './siblings.ts'
import { settingOf } from './settings-of.ts'
import { type Noun, nounAt } from './noun.ts'
import type { Page } from './page.ts'
import type { Span } from './span.ts'
import { typeByName } from './vocabulary/field-names.ts'
import { isOfPlaces, isUsuallyHeld } from './vocabulary/holders.ts'
import { PLACES, SYSTEMS } from './vocabulary/functions.ts'
import { SOMEBODY, isPersonal } from './vocabulary/people.ts'
import { isAnyKind, kindOf } from './vocabulary/kinds/index.ts'

/** What a clause is read with: the page, what was found so far, and what the talk is about. */
export interface Reader {
  readonly page: Page
  readonly facts: Facts
  /** Phrases that name a capability, by where they begin. */
  readonly capabilities: ReadonlyMap<number, Found>
  /** Capabilities that were read, by where they begin. */
  readonly seen: Set<number>
  /** What `it` and `they` stand for. */
  topic: Noun | null
  /** Who was last said to do something in the sentence; null where nobody was. */
  doers: Doers | null
  /** What they were said to do. */
  verbs: readonly string[]
  /** Who was last said to do something, anywhere; null where nobody has a name. */
  doing: Noun | null
  /** Whether nobody read what they did last, so that `them` stands for nothing. */
  isLost: boolean
  /** What it was last done with, and where that is said; null where nothing is. */
  done: Done | null
  /** Where the sentence began. */
  sentence: number
  newSentence(at: number): void
  /** A noun stands where a thing does. */
  mention(noun: Noun, how?: Facts['mentions'][number]['how']): void
  /** Nothing is made of these words; they are told as they stand. */
  quote(from: number, to: number): number
  /** A noun holds what is listed. */
  hold(owner: Noun, items: readonly Item[]): void
}

export interface Doers {
  readonly people: People
  readonly how: 'may' | 'only' | 'not'
}

/** `book a class`: the class, and the booking that comes of it. */
export interface Done extends Span {
  readonly of: Noun
  readonly made: Noun | null
  readonly by: People
}

const NOTHING_YET = { topic: null, doers: null, verbs: [], doing: null, isLost: false, done: null }

/** Whether a noun is a capability by its name, or one of what comes with it; the latter is told of the capability. */
function capabilityIn(page: Page, facts: Facts, capabilities: Reader['capabilities']) {
  return {
    namesCapability: ({ from, head, to }: Noun): boolean =>
      [capabilities.get(from), capabilities.get(head), capabilities.get(head - 1)].some(
        (one) => one !== undefined && one.to >= to,
      ),
    isSetting(noun: Noun): boolean {
      const of = settingOf(page, capabilities, noun)
      if (of === null) return false
      // How answers are given is asked about, and is no row.
      if (of.name === 'retrieval') {
        facts.quoted.push({ from: noun.from, to: page.word(noun.to) === 'to' ? tailEnd(page, noun.to) : noun.to })
        return true
      }
      page.claim(noun.from, noun.to)
      const from = page.words(noun.from, noun.to)
      facts.capabilities.push({ name: of.name, isDeclined: of.isDeclined, of: null, field: null, from })
      return true
    },
  }
}

export function readerOf(page: Page): Reader {
  const facts = new Facts()
  const capabilities = capabilitiesIn(page)
  const { namesCapability, isSetting } = capabilityIn(page, facts, capabilities)
  return {
    page,
    facts,
    capabilities,
    seen: new Set(),
    ...NOTHING_YET,
    sentence: 0,
    newSentence(at) {
      this.sentence = at
      this.doers = null
      this.isLost = false
    },
    mention(noun, how = 'plainly') {
      if (namesCapability(noun) || isSetting(noun)) return
      if (noun.isCounted) facts.quoted.push({ from: noun.from, to: countedEnd(page, noun.to) })
      facts.mentions.push({ noun, how })
      if (how !== 'beside' || this.topic === null) this.topic = noun
    },
    quote(from, to) {
      let isFigure = true
      for (let at = from; at < to; at += 1) isFigure &&= page.isFenced(at)
      if (to > from && !isFigure) facts.quoted.push({ from, to })
      return Math.max(from, to)
    },
    hold(owner, items) {
      const held = heldOf(this, items, owner)
        .map(oneOfEach)
        .filter(({ choice, noun }) => choice !== null || !(namesCapability(noun) || isSetting(noun)))
      const referred = held.filter(isReferred)
      for (const { noun, inner } of referred) {
        this.mention(noun)
        this.hold(noun, inner)
        facts.belongings.push({ child: owner, parent: noun, isSure: true })
      }
      if (referred.length > 0)
        return this.hold(
          owner,
          held.filter((item) => !referred.includes(item)),
        )
      if (held.length === 0) return
      // `semantic search with citations`: what is said of it is of no thing.
      if (namesCapability(owner)) {
        for (const item of held) this.quote(item.from, item.to)
        return
      }
      const listed = amongSiblings(owner, held)
      page.claim(owner.from, owner.to)
      for (const item of held) page.claim(item.from, item.to)
      if (listed.own.length > 0) facts.holdings.push({ owner, items: listed.own })
      for (const { noun, inner } of listed.own) if (inner.length > 0 && noun.isPlural) this.hold(noun, inner)
      for (const { owner: sibling, item } of listed.others) this.hold(sibling, [item])
    },
  }
}

/** `cards with assignees`: a person each, by what he is to the row. */
const oneOfEach = (item: Item): Item => (isSomebody(item) ? { ...item, noun: { ...item.noun, isPlural: false } } : item)

export const isSomebody = ({ noun, inner }: Item): boolean =>
  inner.length === 0 && noun.words.length === 1 && SOMEBODY.has(noun.words[0]!)

/** What something can hold; how many there are, how it is built and what is done with it is told. */
function heldOf(reader: Reader, items: readonly Item[], owner: Noun): readonly Item[] {
  // `with read or write access`: to what, nobody says.
  const last = items.at(-1)
  if (last !== undefined && /^(access|right)$/.test(last.noun.words.at(-1)!)) {
    reader.quote(items[0]!.from, last.to)
    return []
  }
  return items.flatMap((said) => {
    const item = countedField(reader.page, said) ?? said
    const { noun } = item
    if (readOneEach(reader, noun, owner)) return []
    if (noun.isCounted) {
      reader.quote(noun.from, countedEnd(reader.page, noun.to))
      // `at most 4 pictures`: there are pictures, however many.
      const own = { ...noun, from: noun.head, isCounted: false }
      return noun.isPlural && kindOf(noun.words) !== null ? [{ ...item, noun: own, from: noun.head }] : []
    }
    // `tables with opening hours`: those are of the place.
    if (isOfPlaces(noun.words) && kindOf(owner.words) !== null && !isUsuallyHeld(owner.words, noun.words))
      reader.quote(noun.from, noun.to)
    else if (isLeaving(noun)) reader.quote(noun.from, noun.to)
    else if (isBuilt(noun)) reader.page.claim(noun.from, noun.to)
    else if (isDone(item)) reader.quote(noun.from, noun.to)
    else return [item]
    return []
  })
}

/** `one vote per user`: what somebody has of it, once. */
function readOneEach(reader: Reader, noun: Noun, owner: Noun): boolean {
  const { page, facts } = reader
  const one = page.word(noun.from) === 'one' ? noun.from : noun.from - 1
  const person = /^(per|for)$/.test(page.word(noun.to)) ? nounAt(page, noun.to + 1) : null
  if (page.word(one) !== 'one' || person === null || !isPersonal(person) || !ONCE_EACH.has(noun.words.at(-1)!))
    return false
  const made = { ...noun, isPlural: true, isCounted: false }
  const from = page.words(one, person.to)
  page.claim(one, person.to)
  reader.mention(made)
  facts.belongings.push({ child: made, parent: owner, isSure: true })
  facts.rules.push({ who: 'signed in', verbs: ['create'], of: made, how: 'may', from })
  return true
}

/** What there is one of for each person. */
const ONCE_EACH: ReadonlySet<string> = new Set('vote rating review bid answer submission entry reaction'.split(' '))

/** `a publisher (name, country)`: one of it, that holds something itself. */
const isReferred = ({ noun, inner, choice }: Item): boolean =>
  !noun.isPlural &&
  choice === null &&
  inner.length > 1 &&
  !typeByName(noun.words.join('_')).known &&
  inner.every((one) => one.saying.type !== null || typeByName(one.noun.words.join('_')).known)

/** `with filtering and sorting`: what is done with it, and nothing it holds. */
const isDone = ({ noun, saying, choice, inner }: Item): boolean =>
  !noun.isPlural &&
  noun.from === noun.head &&
  noun.words.length === 1 &&
  saying.type === null &&
  choice === null &&
  inner.length === 0 &&
  /.{3}ing$/.test(noun.words[0]!) &&
  !typeByName(noun.words[0]!).known &&
  kindOf(noun.words) === null

/** `double opt-in`, `unsubscribe links`: how people come and go. */
const isLeaving = ({ words }: Noun): boolean => words.some((word) => /^(optin|optout|unsubscribe)$/.test(word))

/** `CRUD operations`: how it is built, and nothing it holds. */
const isBuilt = ({ words }: Noun): boolean =>
  words.length > 1 && words.every(isTrade) && !typeByName(words.join('_')).known && !isAnyKind(words.join(' '))

/** `at most 5 books for two weeks`: what belongs to the number. */
const countedEnd = (page: Page, at: number): number =>
  /^(per|for|at|each|every|a|an|in|of|within|from)$/.test(page.word(at)) ? tailEnd(page, at) : at

/** `management system` of `task management system`: the words that say what is built, and those before them. */
export function withoutSystem(noun: Noun): Noun | null {
  const words = isOfSeveral(noun) ? noun.words.slice(0, -1) : [...noun.words]
  while (words.length > 0 && (isSystemWord(words.at(-1)!) || isCare(words, noun.isPlural))) words.pop()
  while (words.length > 1 && isTrade(words[0]!) && !isKindOfSeveral(words)) words.shift()
  return words.length === 0 ? null : { ...noun, words: [...words.slice(0, -1), singular(words.at(-1)!)] }
}

/** `feature flags` are called so. */
const isKindOfSeveral = (words: readonly string[]): boolean => isAnyKind(words.join(' '))

export const isSystem = ({ words, isPlural }: Noun): boolean =>
  (!(isPlural && words.length > 1 && isKindOfSeveral(words)) &&
    isSystemWord(words.at(-1)!) &&
    !(isPlural && SEVERAL.has(words.at(-1)!))) ||
  isOfSeveral({ words, isPlural }) ||
  isCare(words, isPlural)
/** `a recipe collection`: what stands in it is meant; `collections` are things of their own. */
const isOfSeveral = ({ words, isPlural }: Pick<Noun, 'words' | 'isPlural'>): boolean =>
  !isPlural &&
  words.length > 1 &&
  /^(collection|archive|library|register|registry|directory|database)$/.test(words.at(-1)!) &&
  (isAnyKind(words.at(-2)!) || (/^(archive|collection|register)$/.test(words.at(-1)!) && isPlainNoun(words.at(-2)!)))
/** `tenancy archive`: what nobody knows may be collected just as well. */
const isPlainNoun = (word: string): boolean =>
  !isTrade(word) && !PLACES.has(word) && !isStop(word) && !/(al|ic|ive|ing|ed|ly)$/.test(word) && word !== 'cash'
/** `machine maintenance`: of machines. */
const isCare = (words: readonly string[], isPlural: boolean): boolean =>
  !isPlural && words.length > 1 && words.at(-1) === 'maintenance' && isAnyKind(words.at(-2)!)
/** `a contract archive with parties`: those are of each contract in it. */
export const severalIn = (noun: Noun): Noun | null =>
  isOfSeveral(noun) ? { ...noun, words: noun.words.slice(0, -1), isPlural: true } : null
/** Several of these are things: `boards`, `lists`. */
const SEVERAL: ReadonlySet<string> = new Set(
  'application board list catalog catalogue registry planner server engine module tool component part site schedule center centre hub rate response'.split(
    ' ',
  ),
)
const isSystemWord = (word: string): boolean => SYSTEMS.has(word) || (isTrade(word) && !KEPT.has(singular(word)))
/** Words of the trade that are things just as well. */
const KEPT: ReadonlySet<string> = new Set(
  'note page list person problem bug risk policy rule team company service record entry role step stage state status value resource case feature list request test row word code component relation name type number unit limit property permission'.split(
    ' ',
  ),
)
