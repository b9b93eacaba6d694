import type { Backend, Table } from '../../model/index.ts'
import type { Facts } from './facts.ts'
import { pascal, singular, wordsIn } from './forms.ts'
import { hasArchetype, isAdjective, isPerson, isTrade } from './lexicon.ts'
import type { Noun } from './noun.ts'
import { isSystem, withoutSystem } from './reader.ts'
import { WHOLES } from './vocabulary/archetypes.ts'
import { PLACES } from './vocabulary/functions.ts'
import { ACCOUNTS, OWNERS, RANKS } from './vocabulary/people.ts'
import { areAlike } from './vocabulary/relatives.ts'

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
  of(noun: Noun): Thing | null
  /** The one that is called exactly so. */
  named(words: string): Thing | null
  /** Whether it is only some of them: `claimed items` where items are spoken of. */
  isSome(noun: Noun): boolean
  /** Whether somebody is called so who may do something. */
  isRole(noun: Noun): boolean
  /** Whether the word stands in the name of one. */
  isNamed(word: string): boolean
}

export function thingsIn(facts: Facts, backend: Backend | null): Things {
  const owners = new Set(facts.holdings.map(({ owner }) => keyOf(owner.words)))
  const isThing = (noun: Noun): boolean => canBeThing(noun, facts, owners)
  const tables = tablesOf(backend)
  const spoken = new Set([...facts.mentions.map(({ noun }) => keyOf(noun.words)), ...owners, ...tables.keys()])
  const found = new Map<string, Thing>()
  const add = (said: Noun): void => {
    const noun = withoutState(said, spoken)
    const words =
      noun.words.length > 1 && PLACES.has(noun.words[0]!) && hasArchetype(noun.words.at(-1)!)
        ? noun.words.slice(1)
        : noun.words
    const key = keyOf(words)
    if (!found.has(key)) found.set(key, thingOf({ ...noun, words }, tables))
  }
  const plain = facts.mentions.filter(({ noun, how }) => how === 'plainly' && isThing(noun))
  for (const { noun } of plain) add(noun)
  for (const { owner } of facts.holdings) if (isThing(owner)) add(owner)
  for (const noun of heldThings(facts)) add(noun)
  for (const noun of known(facts, tables)) add(noun)
  for (const noun of wholes(facts, found.size, isThing)) add(noun)
  const all = withoutAliases([...found.values()])
  const asked = new Map<string, Thing | null>()
  const people = new Set(facts.roles.map(({ noun }) => keyOf(noun.words)))
  const parts = new Set(all.flatMap(({ words }) => words))
  const exact = new Map(all.map((one) => [one.words.join(' '), one]))
  return {
    all,
    named: (words) => exact.get(words) ?? null,
    isSome: (noun) => noun.adjectives.some((word) => STATES.has(word)) || withoutState(noun, spoken) !== noun,
    isRole: (noun) => people.has(keyOf(noun.words)),
    isNamed: (word) => parts.has(word),
    of(noun) {
      const key = keyOf(noun.words)
      const thing = asked.has(key) ? asked.get(key)! : thingFor(noun, all)
      asked.set(key, thing)
      return thing
    },
  }
}

/** How some of them are, and others not. */
const STATES: ReadonlySet<string> = new Set(
  'public private active overdue recent old internal external free'.split(' '),
)
const PARTICIPLES_TOO: ReadonlySet<string> = new Set(
  'found lost sold paid unpaid sent broken stolen open new draft pending late'.split(' '),
)

/** `claimed items`, where items are spoken of: how some of them are is no name. */
function withoutState(noun: Noun, spoken: ReadonlySet<string>): Noun {
  const [first = '', ...rest] = noun.words
  const isState = PARTICIPLES_TOO.has(first) || (first.endsWith('ed') && first.length > 4)
  return rest.length > 0 && isState && spoken.has(keyOf(rest)) ? { ...noun, words: rest } : noun
}

const keyOf = (words: readonly string[]): string => words.map((word) => singular(word)).join(' ')

function thingOf(noun: Noun, tables: ReadonlyMap<string, Table>): Thing {
  const table = tables.get(keyOf(noun.words)) ?? null
  const isAccount = noun.words.length === 1 && ACCOUNTS.has(noun.words[0]!) && noun.words[0] !== 'member'
  const name = table?.model ?? (isAccount ? 'User' : pascal(noun.words.map(asciiOf)))
  return { name, words: isAccount ? ['user'] : noun.words, noun, table: table?.id ?? null }
}

/** What code may bear: letters without their marks. */
const asciiOf = (word: string): string => word.normalize('NFD').replaceAll(/[^A-Za-z0-9]/g, '')

/** Tables by all they may be called in English. */
function tablesOf(backend: Backend | null): ReadonlyMap<string, Table> {
  const named = new Map<string, Table>()
  for (const table of backend?.data.tables ?? [])
    for (const name of [table.name, ...(table.model === null ? [] : [table.model])]) {
      const words = wordsIn(name)
      const key = keyOf([...words.slice(0, -1), singular(words.at(-1) ?? '')])
      if (!named.has(key)) named.set(key, table)
    }
  return named
}

/** People are things where something is said of what they hold, or done with them; else they are who asks. */
function canBeThing(noun: Noun, facts: Facts, owners: ReadonlySet<string>): boolean {
  const last = noun.words.at(-1)!
  if (asciiOf(noun.words.join('')) === '' || /^\d/.test(noun.words[0]!)) return false
  if (isSystem(noun) && !hasArchetype(last))
    return noun.isPlural && noun.words.length === 1 && (last === 'module' || owners.has(keyOf(noun.words)))
  if (
    noun.words.length === 1 &&
    ((OWNERS.has(last) && (!noun.isPlural || last === 'owner')) || isAdjective(last) || PARTICIPLES_TOO.has(last))
  )
    return false
  if (facts.intents[0]?.intent === 'review' && (!hasArchetype(last) || isFinding(noun))) return false
  if (noun.words.length === 1 && (EACH_HAS_ONE.has(last) || last === 'avatar')) return owners.has(last)
  if (noun.words.length === 1 && isTrade(last) && !hasArchetype(last)) return owners.has(keyOf(noun.words))
  if (isPerson(last) && noun.words.length === 1 && ((RANKS.get(last) ?? 9) <= 1 || last === 'manager'))
    return owners.has(keyOf(noun.words))
  return true
}

/** `security issues` are what a review finds. */
const isFinding = ({ words }: Noun): boolean =>
  words.length > 1 && words.at(-1) === 'issue' && words.slice(0, -1).every(isTrade)

/** What is listed as part of a thing, several of it, is a thing itself. */
function heldThings({ holdings }: Facts): readonly Noun[] {
  return holdings.flatMap(({ items, change }) =>
    change === undefined ? items.filter(isHeldThing).map(({ noun }) => noun) : [],
  )
}

export function isHeldThing({ noun, saying, inner }: Facts['holdings'][number]['items'][number]): boolean {
  if (saying.type !== null || saying.most !== null) return false
  const name = noun.words.join('_')
  const last = noun.words.at(-1)!
  if (isSingle(noun)) return false
  if (inner.length > 0) return noun.isPlural
  if (!noun.isPlural || isFieldPlural(name, last)) return false
  return true
}

/** `short urls`, `click counts`: of each row there is one. */
export const isSingle = ({ words, isPlural }: Noun): boolean =>
  isPlural &&
  (words.length === 1
    ? EACH_HAS_ONE.has(words[0]!)
    : /^(url|count|price|date|amount|name|title|email|address|number|code|score|fee|cost|quantity)$/.test(
        words.at(-1)!,
      ))

/** `quizzes with scores`: of each there is one. */
const EACH_HAS_ONE: ReadonlySet<string> = new Set(
  'score price name title description quantity amount cost fee duration status deadline salary weight height width length size color colour email bio slug sku isbn headline subtitle summary capacity position level rank start_date end_date expiry due_date'.split(
    ' ',
  ),
)

const FIELDS = new Set(
  'bedroom bathroom rep square_meter serving portion calorie tag label keyword skill language allergy hobby interest setting preference option note detail remark instruction specification property opening_hour working_hour hour minute second day coordinate score ingredient_list seat allergen permission role hashtag mark credential metric'.split(
    ' ',
  ),
)
const isFieldPlural = (name: string, last: string): boolean =>
  FIELDS.has(name) ||
  (name !== last && /^(hour|minute|second|day|coordinate|preference|setting|date|time)$/.test(last)) ||
  FIELDS.has(last)

/** Nouns that stand anywhere and are tables of the backend, or usual things. */
function known(facts: Facts, tables: ReadonlyMap<string, Table>): readonly Noun[] {
  const plain = facts.mentions.flatMap(({ noun, how }) => (how === 'plainly' ? [noun.words.at(-1)!] : []))
  return facts.mentions.flatMap(({ noun, how }) => {
    if (how === 'plainly') return []
    const own = isSystem(noun) ? withoutSystem(noun) : noun
    if (own === null) return []
    if (tables.has(keyOf(own.words))) return [own]
    const last = own.words.at(-1)!
    if (how === 'as the whole' && plain.some((one) => areAlike(one, last))) return []
    if (how === 'beside') return hasArchetype(last) && (!isPerson(last) || own.words.length > 1) ? [own] : []
    return hasArchetype(last) && !PLACES.has(last) ? [own] : []
  })
}

/** Where nothing else is named, it is about the whole, or about what such a whole usually consists of. */
function wholes(facts: Facts, count: number, isThing: (noun: Noun) => boolean): readonly Noun[] {
  if (count > 0 || facts.intents[0]?.intent === 'review') return []
  const whole = facts.mentions.find(({ noun, how }) => how === 'as the whole' && isThing(noun))?.noun
  if (whole === undefined) return []
  const parts = whole.words
    .map((word) => (Object.hasOwn(WHOLES, word) ? WHOLES[word]! : null))
    .find((one) => one !== null)
  return parts?.map((word) => ({ ...whole, words: [word] })) ?? [whole]
}

/** `requests` after `deletion requests` are those. */
function withoutAliases(all: readonly Thing[]): readonly Thing[] {
  const longer = new Map<string, Thing[]>()
  for (const one of all)
    if (one.words.length > 1) longer.set(one.words.at(-1)!, [...(longer.get(one.words.at(-1)!) ?? []), one])
  return all.filter((one) => {
    const [only, ...more] = longer.get(one.words[0]!) ?? []
    if (one.words.length > 1 || one.table !== null || !only || more.length > 0) return true
    return STANDING.has(one.words[0]!) || only.noun.from > one.noun.from
  })
}

/** Things that are more than the short name of another. */
const STANDING: ReadonlySet<string> = new Set(['user', 'order', 'product', 'project', 'task', 'customer'])

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
