import type { Backend, Table } from '../../../model/index.ts'
import { withoutAliases } from './aliases.ts'
import { asciiOf, canBeThing, keyOf } from './can-be-thing.ts'
import { companionsOf } from './companions.ts'
import type { Facts } from '../facts.ts'
import { pascal, singular, wordsIn } from '../vocabulary/forms.ts'
import { heldThings } from './held-things.ts'
import { known } from './known-things.ts'
import { hasArchetype } from '../vocabulary/lexicon.ts'
import { type Noun, isHow } from '../nouns/noun.ts'
import { STATES, withoutState } from './state-words.ts'
import { partsThere } from './parts-there.ts'
import { onlyObjectsIn } from './stood-for.ts'
import { twinOf, withoutTwins } from './twins.ts'
import { enclosedIn, isRead, uploadedIn } from './uploaded.ts'
import type { Page } from '../page/page.ts'
import { PLACES } from '../vocabulary/functions.ts'
import { isCompound, kindOf } from '../vocabulary/kinds/index.ts'
import { ACCOUNTS } from '../vocabulary/people.ts'
import { MAINS, WHOLES } from '../vocabulary/wholes.ts'

/** A thing the request speaks of, and every way it is called. */
export interface Thing {
  readonly name: string
  readonly words: readonly string[]
  readonly noun: Noun
  readonly table: string | null
}

/** Which nouns are things, by what they are called. */
export interface Things {
  readonly all: readonly Thing[]
  /** Whether questions are answered from what is written in some of them. */
  readonly areRead: boolean
  of(noun: Noun): Thing | null
  /** The one that is called exactly so. */
  named(words: string): Thing | null
  /** Whether it is only some of them: `claimed items` where items are spoken of. */
  isSome(noun: Noun): boolean
  /** Whether somebody is called so who may do something. */
  isRole(noun: Noun): boolean
  /** Whether the word stands in the name of one. */
  isNamed(word: string): boolean
  /** Whether something or somebody is called so, be it no thing. */
  isSpoken(word: string): boolean
}

export function thingsIn(facts: Facts, backend: Backend | null, page: Page): Things {
  const owners = new Set(facts.holdings.map(({ owner }) => keyOf(owner.words)))
  const [uploaded, enclosed] = [uploadedIn(facts), enclosedIn(facts)]
  const meant = (noun: Noun): Noun => enclosed(uploaded(noun))
  const isThing = (noun: Noun): boolean => canBeThing(meant(noun), facts, owners)
  const tables = tablesOf(backend, page)
  const spoken = new Set([...facts.mentions.map(({ noun }) => keyOf(noun.words)), ...owners, ...tables.keys()])
  const found = new Map<string, Thing>()
  const add = (said: Noun): void => {
    const noun = withoutState(meant(said), spoken)
    const words =
      noun.words.length > 1 &&
      PLACES.has(noun.words[0]!) &&
      hasArchetype(noun.words.at(-1)!) &&
      !(ACCOUNTS.has(noun.words.at(-1)!) && isCompound(noun.words[0]!, noun.words.at(-1)!))
        ? noun.words.slice(1)
        : noun.words
    const key = keyOf(words)
    if (!found.has(key)) found.set(key, thingOf({ ...noun, words }, tables))
  }
  const isOnlyObject = onlyObjectsIn(facts)
  const plain = facts.mentions.filter(
    ({ noun, how }) => how === 'plainly' && isThing(noun) && !isOnlyQuoted(noun, facts) && !isOnlyObject(noun),
  )
  for (const { noun } of plain) add(noun)
  for (const { owner } of facts.holdings) if (isThing(owner)) add(owner)
  for (const noun of heldThings(facts.holdings.filter(({ owner }) => isThing(owner) || tables.has(keyOf(owner.words)))))
    add(noun)
  for (const noun of known(facts, tables)) add(noun)
  for (const noun of wholes(facts, found.size, isThing)) add(noun)
  for (const noun of mainOf(facts, [...found.values()])) add(noun)
  if (backend === null) for (const noun of companionsOf([...found.values()], facts)) add(noun)
  const { all, twins } = withoutTwins(withoutAliases([...found.values()], page), page)
  const asked = new Map<string, Thing | null>()
  const people = new Set(facts.roles.map(({ noun }) => keyOf(noun.words)))
  const parts = new Set(all.flatMap(({ words }) => words))
  const called = new Set([
    ...[...facts.mentions, ...facts.roles].flatMap(({ noun }) => noun.words),
    ...facts.capabilities.flatMap(({ from }) => wordsIn(from.text).map(singular)),
    ...facts.operations.map(({ verb }) => verb),
  ])
  const exact = new Map(all.map((one) => [one.words.join(' '), one]))
  return {
    all,
    areRead: isRead(facts),
    named: (words) => exact.get(words) ?? null,
    isSome: (noun) =>
      noun.adjectives.some((word) => STATES.has(word) || isHow(word)) || withoutState(noun, spoken) !== noun,
    isRole: (noun) => people.has(keyOf(noun.words)),
    isNamed: (word) => parts.has(word),
    isSpoken: (word) => parts.has(word) || called.has(word),
    of(said) {
      const noun = meant(said)
      const key = keyOf(noun.words)
      if (!asked.has(key)) asked.set(key, twinOf(noun, twins) ?? thingFor(noun, all))
      return asked.get(key)!
    },
  }
}

/** In words nobody reads, what nobody knows is no thing. */
const isOnlyQuoted = (noun: Noun, { quoted }: Facts): boolean =>
  kindOf(noun.words) === null &&
  noun.isListed !== true &&
  quoted.some(({ from, to }) => from <= noun.from && noun.to <= to && to - from > noun.to - noun.from)

function thingOf(noun: Noun, tables: ReadonlyMap<string, Table>): Thing {
  const table = tables.get(keyOf(noun.words)) ?? accountsOf(noun, tables)
  const isAccount = noun.words.length === 1 && ACCOUNTS.has(noun.words[0]!) && noun.words[0] !== 'member'
  const name = table?.model ?? (isAccount ? 'User' : pascal(noun.words.flatMap((word) => word.split('_')).map(asciiOf)))
  return { name, words: isAccount ? ['user'] : noun.words, noun, table: table?.id ?? null }
}

/** The table `accounts` there is, where those of a bank or a ledger are meant. */
function accountsOf({ words }: Noun, tables: ReadonlyMap<string, Table>): Table | null {
  const table = /^(bank|ledger) account$/.test(words.join(' ')) ? tables.get('account') : undefined
  return table !== undefined && /account/i.test(table.name) ? table : null
}

/** Tables by all they may be called in English. */
function tablesOf(backend: Backend | null, page: Page): ReadonlyMap<string, Table> {
  const named = new Map<string, Table>()
  for (const table of backend?.data.tables ?? [])
    for (const name of [table.name, ...(table.model === null ? [] : [table.model])]) {
      const words = wordsIn(name)
      const key = keyOf([...words.slice(0, -1), singular(words.at(-1) ?? '')])
      if (!named.has(key)) named.set(key, table)
    }
  if (backend !== null) for (const [key, table] of partsThere(backend, page)) if (!named.has(key)) named.set(key, table)
  // Whoever signs in there is its user, whatever they are called.
  const accounts = (backend?.data.tables ?? []).filter(({ columns }) =>
    columns.some(({ name }) => /password/.test(name)),
  )
  if (accounts.length === 1)
    for (const key of ['user', 'account', 'customer', 'member']) if (!named.has(key)) named.set(key, accounts[0]!)
  return named
}

/** Where nothing else is named, it is about the whole, or about what such a whole usually consists of. */
function wholes(facts: Facts, count: number, isThing: (noun: Noun) => boolean): readonly Noun[] {
  if (count > 0 || facts.intents[0]?.intent === 'review') return []
  const whole = facts.mentions.find(({ noun, how }) => how.startsWith('as the') && isThing(noun))?.noun
  // `school theatre: parents sew costumes`: it is of what they do, and nobody reads that.
  if (facts.doing.some((who) => facts.quoted.some(({ from, to }) => from <= who.from && who.to <= to))) return []
  // `for a fintech startup`: what they are in.
  if (whole === undefined || BRANCHES.has(whole.words.at(-1)!)) return []
  // `add API keys to our weather API`: what is there already, of nobody knows what.
  if (facts.intents[0]?.verb === 'add' && facts.capabilities.length > 0 && kindOf(whole.words) === null) return []
  const parts = whole.words
    .map((word) => (Object.hasOwn(WHOLES, word) ? WHOLES[word]! : null))
    .find((one) => one !== null)
  return parts?.map((word) => ({ ...whole, words: [word] })) ?? [whole]
}

/** What nothing of the kind goes without, whatever else is named: a chat has messages. */
function mainOf({ mentions, intents }: Facts, found: readonly Thing[]): readonly Noun[] {
  if (
    found.length === 0 ||
    /^(review|change)$/.test(intents[0]?.intent ?? '') ||
    found.some(({ table }) => table !== null)
  )
    return []
  return mentions.flatMap(({ noun }) => {
    const main = noun.words.length === 1 ? (MAINS.get(noun.words[0]!) ?? []) : []
    const [first] = main
    // `direct messages` are no messages of a channel.
    const isNamed = found.some(
      ({ words }) => main.includes(words.join(' ')) || (first !== 'message' && main.includes(words.at(-1)!)),
    )
    return first === undefined || isNamed ? [] : [{ ...noun, words: first.split(' '), isPlural: true }]
  })
}

const BRANCHES: ReadonlySet<string> = new Set(
  'fintech healthcare education iot saas startup hr logistics nonprofit government e'.split(' '),
)

function thingFor(noun: Noun, all: readonly Thing[]): Thing | null {
  const key = keyOf(noun.words)
  const same = all.find(({ words }) => keyOf(words) === key)
  if (same) return same
  if (noun.words.length === 1 && ACCOUNTS.has(noun.words[0]!)) return all.find(({ name }) => name === 'User') ?? null
  const longer = all.filter(({ words }) => words.length > noun.words.length && keyOf(words).endsWith(` ${key}`))
  if (longer.length === 1) return longer[0]!
  const shorter = all.filter(({ words }) => words.length < noun.words.length && key.endsWith(` ${keyOf(words)}`))
  return shorter.length === 1 ? shorter[0]! : null
}
