import { tailEnd } from './asides/ends.ts'
import { Facts, type Holding, type People } from './facts.ts'
import { countedEnd, heldOf, isReferred, oneOfEach } from './lists/held.ts'
import { isSwitch } from './lists/switches.ts'
import type { Item } from './lists/item.ts'
import { isMachine, isNoRow, isOfProgram } from './nouns/no-rows.ts'
import { ofPlainName, tellNoRow, withoutManner } from './lists/plain-names.ts'
import type { Noun } from './nouns/noun.ts'
import type { Page } from './page/page.ts'
import { PROVIDERS } from './vocabulary/relatives.ts'
import { type Found, capabilitiesIn } from './capabilities/phrases.ts'
import { isToldOf, settingOf } from './capabilities/settings-of.ts'
import { amongSiblings, rowOf } from './lists/siblings.ts'
import { asAmount, severalOf } from './lists/several-of-it.ts'
import { severalAlike } from './lists/uncounted.ts'
import { valuesOfEach } from './lists/values-of-each.ts'
import type { Span } from './page/span.ts'
import { isOurs } from './clauses/whole/one-business.ts'

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
  hold(owner: Noun, items: readonly Item[], how?: Pick<Holding, 'isSure' | 'isKnown'>): void
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
  const namesCapability = ({ from, head, to }: Noun): boolean =>
    [capabilities.get(from), capabilities.get(head), capabilities.get(head - 1)].some(
      (one) => one !== undefined && one.to >= to,
    )
  return {
    namesCapability,
    isAsked(noun: Noun): boolean {
      if (namesCapability(noun)) return true
      const of = settingOf(page, capabilities, noun)
      if (of === null) return false
      if (isToldOf(of, noun)) return facts.quoted.push({ from: noun.from, to: noun.to }) > 0
      // `links to the passages used`
      const to = of.name === 'retrieval' && page.word(noun.to) === 'to' ? tailEnd(page, noun.to) : noun.to
      page.claim(noun.from, to)
      const from = page.words(noun.from, to)
      facts.capabilities.push({ name: of.name, isDeclined: of.isDeclined, of: null, field: null, from })
      return true
    },
  }
}

/** What stands there is no capability either: `with a role in each`. */
export function claimAll({ page, seen }: Reader, from: number, to: number): void {
  page.claim(from, to)
  for (let at = from; at < to; at += 1) seen.add(at)
}

/** `private notes`: who sees one field, and not the others, nobody here can say. */
function withoutSecret(reader: Reader, item: Item): Item {
  const { from, head } = item.noun
  // `a public or private setting` says that it may be either.
  if (item.choice) return item
  for (let at = from; at < head; at += 1)
    if (/^(private|confidential|secret)$/.test(reader.page.word(at))) {
      reader.quote(at, at + 1)
      return { ...item, from: head, noun: { ...item.noun, from: head } }
    }
  return item
}

/** What is listed of something, each as it is held by one of those. */
function ownOf(reader: Reader, owner: Noun, items: readonly Item[]): readonly Item[] {
  for (const { choice } of items) if (choice?.rest !== undefined) reader.quote(choice.rest.from, choice.rest.to)
  return heldOf(reader, valuesOfEach(severalAlike(items, owner), owner), owner)
    .map((item) => withoutSecret(reader, ofPlainName(reader.page, reader.facts, item)))
    .map((item) => items.reduce((one, { noun }) => rowOf(one, noun), rowOf(item, owner)))
    .map((item) => severalOf(asAmount(oneOfEach(item), items, owner), items, owner))
}

/** `a webhook for GitHub`: whose it is, and no row. */
const isProvider = (page: Page, { head, to }: Noun): boolean =>
  to === head + 1 && /^\p{Lu}/u.test(page.tokens[head]!.text) && PROVIDERS.has(page.word(head))

/** `apply for our festival`: whoever asks, wherever it stands. */
const whereOf = (page: Page, noun: Noun, place: Place): readonly [Noun, Place] => [
  noun,
  isOurs(page, noun) && place !== 'as the whole' ? 'as ours' : place,
]
type Place = Facts['mentions'][number]['how']

export function readerOf(page: Page): Reader {
  const facts = new Facts()
  const capabilities = capabilitiesIn(page)
  const { namesCapability, isAsked } = capabilityIn(page, facts, capabilities)
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
    mention(said, place = 'plainly') {
      const [noun, how] = whereOf(page, withoutManner(page, facts, said), place)
      if (isAsked(noun) || isProvider(page, noun)) return
      if (isNoRow(page, noun)) return tellNoRow(page, facts, noun)
      if (noun.isCounted) facts.quoted.push({ from: noun.from, to: countedEnd(page, noun.to) })
      facts.mentions.push({ noun, how })
      if (!/^(beside|as ours)$/.test(how) || this.topic === null) this.topic = noun
    },
    quote(from, to) {
      let isFigure = true
      for (let at = from; at < to; at += 1) isFigure &&= page.isFenced(at)
      if (to > from && !isFigure) facts.quoted.push({ from, to })
      return Math.max(from, to)
    },
    hold(owner, items, how = {}) {
      const held = ownOf(this, owner, items).filter(
        (item) => item.choice !== null || isSwitch(item) || !isAsked(item.noun),
      )
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
          how,
        )
      if (held.length === 0) return
      // `semantic search with citations`: what is said of it is of no thing.
      if (namesCapability(owner) || isMachine(page, owner) || isOfProgram(page, owner)) {
        for (const item of held) this.quote(item.from, item.to)
        return
      }
      const listed = amongSiblings(owner, held)
      page.claim(owner.from, owner.to)
      for (const item of held) page.claim(item.from, item.to)
      if (listed.own.length > 0) facts.holdings.push({ owner, items: listed.own, ...how })
      for (const { noun, inner } of listed.own) if (inner.length > 0 && noun.isPlural) this.hold(noun, inner)
      for (const { owner: sibling, item } of listed.others) this.hold(sibling, [item], { isKnown: true })
    },
  }
}
