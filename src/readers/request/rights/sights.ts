import type { Facts, SaidRule } from '../facts.ts'
import { personOf } from '../clauses/deeds/deed.ts'
import { itemOf } from '../lists/item.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Span } from '../page/span.ts'
import type { Things } from '../things/things.ts'
import { BEING, MODALS } from '../vocabulary/functions.ts'
import { COLLECTIVES, DEPARTMENTS, RANKS, isPersonal } from '../vocabulary/people.ts'

/** `visible to HR only`, `shown on a public page`: who sees what the clause is about. */
export interface Sight extends Span {
  /** Empty where nobody here can say who that is. */
  readonly who: readonly (Noun | 'anyone')[]
  readonly isOnly: boolean
}

const SEEN = /^(visible|readable|viewable|accessible|shown|displayed|listed|published|available|open)$/
const KEPT = /^(private|restricted|limited|reserved|confidential)$/
/** What stands before whoever sees it, and what that is said of. */
const WITH: ReadonlyMap<string, RegExp> = new Map([
  ['to', /./],
  ['for', /^(visible|readable|accessible|viewable|available|open|reserved|private)$/],
  ['by', /^(visible|readable|accessible|viewable)$/],
])
const NEVER = /^$/
const WORLD = /^(everyone|everybody|anyone|anybody|public|world|all)$/
/** Where the world looks. */
const PLACES = /^(page|pages|website|site|homepage|internet|web)$/

/** What is said of who sees something, where no verb says it. */
export function sightsIn(page: Page): readonly Sight[] {
  const found: Sight[] = []
  for (let at = 0; at < page.tokens.length; at += 1) {
    const sight = at >= (found.at(-1)?.to ?? 0) && page.isWord(at) ? sightAt(page, at) : null
    if (sight !== null) found.push(sight)
  }
  return found
}

function sightAt(page: Page, from: number): Sight | null {
  const start = /^(only|all|publicly|and|but)$/.test(page.word(from)) ? from + 1 : from
  const word = page.word(start)
  if (!(SEEN.test(word) || KEPT.test(word) || word === 'public') || isToldOf(page, from)) return null
  // `visible to`, and no `public` before it: `publicly visible`.
  if (start > from && page.word(from) === 'publicly') return { from, to: start + 1, who: ['anyone'], isOnly: false }
  if (start > from && /^(and|but)$/.test(page.word(from)) && page.word(from - 1) !== ',') return null
  if (SEEN.test(word) && page.word(start + 1) === 'publicly')
    return { from, to: start + 2, who: ['anyone'], isOnly: false }
  const bare = bareAt(page, start)
  if (bare !== null) return bare
  const place = SEEN.test(word) ? placeBehind(page, start + 1) : null
  if (place !== null) return { from, to: place, who: ['anyone'], isOnly: false }
  return sightOf(page, from, start)
}

/** `complaints with a photo, confidential`: how all of it is, and nobody says for whom. */
function bareAt(page: Page, at: number): Sight | null {
  const isSetOff =
    page.word(at - 1) === ',' && page.isEnd(at + 1) && !/^(private|public|draft)$/.test(page.word(at - 2))
  if (!isSetOff || !/^(public|private|confidential)$/.test(page.word(at))) return null
  const who = page.word(at) === 'public' ? (['anyone'] as const) : []
  return { from: at, to: at + 1, who, isOnly: false }
}

/** `to HR only`, `only for editors`; what nobody knows is told as it stands. */
function sightOf(page: Page, from: number, start: number): Sight | null {
  let at = start + 1
  let isOnly = KEPT.test(page.word(start)) || page.word(from) === 'only'
  if (page.word(at) === 'only') at += 1
  if (!(WITH.get(page.word(at)) ?? NEVER).test(page.word(start))) return null
  isOnly ||= page.word(at - 1) === 'only'
  at += 1
  if (page.word(at) === 'only') {
    isOnly = true
    at += 1
  }
  const who: (Noun | 'anyone')[] = []
  let next = at
  while (page.isWord(next)) {
    const world = /^(the|all)$/.test(page.word(next)) ? next + 1 : next
    const isWorld = WORLD.test(page.word(world)) && !isNounBehind(page, world)
    const noun = isWorld ? null : nounAt(page, next)
    if (!isWorld && noun === null) break
    who.push(noun ?? 'anyone')
    next = noun?.to ?? world + 1
    const joined = /^(and|or|,)$/.test(page.word(next)) ? next + 1 : next
    // `to the employee and to accounting`
    const again = joined > next && /^(to|for|by)$/.test(page.word(joined)) ? joined + 1 : joined
    if (again === next || !isSomebody(page, again)) break
    next = again
  }
  // `private to each team`: that keeps them apart.
  if (who.length === 0 || who.some((one) => one !== 'anyone' && one.isEach)) return null
  while (/^(only|alone|exclusively)$/.test(page.word(next))) {
    isOnly = true
    next += 1
  }
  const isKnown = who.every((one) => one === 'anyone' || isOneOfAll(page, one))
  if (isKnown && (page.isEnd(next) || /^[,)]$/.test(page.word(next)) || /^(and|but)$/.test(page.word(next))))
    return { from, to: next, who, isOnly }
  if (!who.some((one) => one === 'anyone' || isPersonal(one)) && !isOnly) return null
  return { from, to: endOf(page, next), who: [], isOnly }
}

/** `is visible to members`, `are private and only visible to their author`: a sentence of its own says it. */
function isToldOf(page: Page, at: number): boolean {
  for (let before = at - 1; page.isWord(before); before -= 1)
    if (BEING.has(page.word(before)) || MODALS.has(page.word(before))) return true
  return /^(that|which|who|they|it)$/.test(page.word(at - 1))
}

/** `on a public page`, `on the website` */
function placeBehind(page: Page, at: number): number | null {
  if (!/^(on|in)$/.test(page.word(at))) return null
  const where = nounAt(page, at + 1)
  if (where === null || !PLACES.test(page.word(where.to - 1))) return null
  const isPublic = page.tokens.slice(at + 1, where.to).some(({ lower }) => lower === 'public')
  return isPublic || /^(website|site|homepage|internet|web)$/.test(page.word(where.to - 1)) ? where.to : null
}

const isNounBehind = (page: Page, at: number): boolean => {
  const noun = nounAt(page, at)
  return noun !== null && noun.to > at + 1
}

const isSomebody = (page: Page, at: number): boolean => {
  const noun = nounAt(page, at)
  return noun !== null && isPersonal(noun) && (page.isEnd(noun.to) || !/^(can|may|is|are)$/.test(page.word(noun.to)))
}

/** Somebody, and nobody who is only his: `his teacher`. */
const isOneOfAll = (page: Page, noun: Noun): boolean =>
  isPersonal(noun) && !page.tokens.slice(noun.from, noun.to).some(({ lower }) => /^(his|her|their|its)$/.test(lower))

function endOf(page: Page, at: number): number {
  let end = at
  while (!page.isEnd(end) && !/^[,)]$/.test(page.word(end))) end += 1
  return end
}

/** Those who see it are somebody. */
export function rolesOfSights(sights: readonly Sight[], facts: Facts): void {
  for (const { who } of sights)
    for (const one of who) if (one !== 'anyone' && typeof personOf(one) !== 'string') facts.roles.push({ noun: one })
}

/** Who reads what; and the words of which nobody knows what they are about. */
export function tellSights(sights: readonly Sight[], page: Page, facts: Facts, things: Things): readonly Span[] {
  return sights.flatMap((sight) => {
    const of = sight.who.length === 0 ? null : aboutOf(sight, page, facts, things)
    if (of === null) return [sight]
    page.claim(sight.from, sight.to)
    const from = page.words(sight.from, sight.to)
    for (const one of sight.who) {
      const who: SaidRule['who'] = personOf(one)
      const how = sight.isOnly && who !== 'anyone' ? 'only' : 'may'
      // `private to the therapist`: to the one whose they are.
      const isOne = typeof who !== 'string' && isOneOf(page, who)
      const isTheirs = isOne && page.tokens[sight.from]!.lower === 'private'
      // `visible to the employee and to accounting`: to the one it is about.
      if (isOne && !isTheirs && sight.who.length > 1) {
        const item = itemOf({ ...who, adjectives: [] })
        facts.holdings.push({ owner: of, items: [{ ...item, saying: { ...item.saying, type: '-> User cascade' } }] })
        facts.rules.push({ who: 'owner', as: who, verbs: ['read'], of, how, from })
        continue
      }
      facts.rules.push({ ...(isTheirs ? { who: 'owner', as: who } : { who }), verbs: ['read'], of, how, from })
    }
    return []
  })
}

/** `the employee`, and no office where several people work. */
const isOneOf = (page: Page, { words, isPlural, from, isActor }: Noun): boolean =>
  !isPlural &&
  isActor !== true &&
  page.tokens[from]!.lower === 'the' &&
  !DEPARTMENTS.has(words.at(-1)!) &&
  !COLLECTIVES.has(words.at(-1)!) &&
  (RANKS.get(words.at(-1)!) ?? 5) > 2

/** What the clause is about: its first thing. */
function aboutOf({ from }: Sight, page: Page, facts: Facts, things: Things): Noun | null {
  let start = from
  while (start > 0 && page.tokens[start - 1]!.text !== ':' && !(page.isEnd(start - 1) && !page.isAside(start - 1)))
    start -= 1
  const nouns = [
    ...facts.mentions.map(({ noun }) => noun),
    ...facts.holdings.map(({ owner }) => owner),
    ...facts.capabilities.flatMap(({ of }) => (of === null ? [] : [of])),
  ]
  const [first] = nouns
    .filter((noun) => start <= noun.from && noun.to <= from && !isPersonal(noun) && things.of(noun) !== null)
    .toSorted((a, b) => a.from - b.from)
  return first === undefined ? null : { ...first, adjectives: [] }
}
