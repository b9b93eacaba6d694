import type { People, SaidRule } from '../../facts.ts'
import { singular } from '../../vocabulary/forms.ts'
import { itemOf } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { GROUPS, OWNERS, POSTS, isPersonal } from '../../vocabulary/people.ts'
import { theyAt } from './they.ts'

/** What some rows are of, and whoever speaks is of as well. */
export interface Within {
  /** `of their own lessons`: the lesson; null where it is they themselves, `assigned to them`. */
  readonly whole: Noun | null
  readonly next: number
  /** `for their own company's jobs`: something lies between. */
  readonly isBehind?: true
  /** `they teach`: each of those whole ones, or of the rows, is given to one of them; or whoever made it. */
  readonly they?: 'put' | 'own'
}

/** `for their own company's jobs`, `of their lessons`, `in the same team`, `assigned to them`: which rows somebody may. */
export function withinAt(page: Page, at: number): Within | null {
  // `tickets that are assigned to them`
  if (/^(that|which)$/.test(page.word(at)) && /^(is|are)$/.test(page.word(at + 1)) && isAssigned(page, at + 2))
    return withinAt(page, at + 2)
  if (isAssigned(page, at)) return { whole: null, next: at + 3 }
  const they = theyAt(page, at)
  if (they !== null) return { whole: null, next: they.next, they: they.isOwn ? 'own' : 'put' }
  if (!/^(of|for|in|from|within|at|about|on|to)$/.test(page.word(at))) return null
  const led = ledWhole(page, at + 1)
  if (led !== null) return led
  const isSame = page.matches(at + 1, ['the', 'same'])
  if (!isSame && !/^(their|his|her|its)$/.test(page.word(at + 1))) return null
  const from = isSame || page.word(at + 2) === 'own' ? at + 3 : at + 2
  for (let i = from; i < from + 3 && page.isWord(i); i += 1) {
    const whole = /^(.+)['’]s?$/.exec(page.tokens[i]!.text.toLowerCase())?.[1]
    if (whole === undefined) continue
    const part = nounAt(page, i + 1)
    if (part === null) return null
    const words = [...page.tokens.slice(from, i).map(({ lower }) => lower), singular(whole)]
    const behind = named({ ...part, from, head: from, to: i + 1, words, isPlural: false, adjectives: [] }, part.to)
    return behind === null ? null : { ...behind, isBehind: true }
  }
  const whole = nounAt(page, from)
  return whole === null ? null : named(whole, whole.to)
}

/** `for the samples they work on`, `of the teams they coach` */
export function ledWhole(page: Page, at: number): Within | null {
  const whole = /^(their|his|her)$/.test(page.word(at)) ? null : nounAt(page, at)
  const they = whole === null ? null : theyAt(page, whole.to)
  return they === null ? null : { whole, next: they.next, they: they.isOwn ? 'own' : 'put' }
}

/** `assigned to them` */
export const isAssigned = (page: Page, at: number): boolean =>
  /^(assigned|given|addressed|sent|allocated)$/.test(page.word(at)) &&
  page.word(at + 1) === 'to' &&
  /^(them|him|her|themselves)$/.test(page.word(at + 2))

/** `the allergies of the children in their own class`: of what or for whom the rows are, which are of theirs. */
export function behindWhole(
  reader: Reader,
  { nouns, next }: { readonly nouns: readonly Noun[]; readonly next: number },
): { readonly next: number; readonly through: Noun | null } {
  const { page, facts } = reader
  const nothing = { next, through: null }
  const whole = /^(of|for)$/.test(page.word(next)) ? nounAt(page, next + 1) : null
  if (whole === null || /^(their|his|her|its)$/.test(page.word(next + 1)) || withinAt(page, whole.to) === null)
    return nothing
  // `the players of the teams they coach`: the teams are theirs.
  if (ledWhole(page, next + 1) !== null) return nothing
  // `grades for students in their own courses`: each is of one of them.
  if (page.word(next) === 'for' && !isPersonal(whole)) return nothing
  for (const child of nouns) facts.belongings.push({ child, parent: whole, isSure: true })
  reader.mention(whole)
  return { next: whole.to, through: whole }
}

/** `of their own children`: who those are to them, nobody here can say. */
const named = (whole: Noun, next: number): Within | null =>
  isPersonal(whole) && !GROUPS.has(whole.words.at(-1)!) ? null : { whole, next }

/** What is said of such rows. */
interface SaidWithin {
  readonly of: readonly Noun[]
  /** For whom they are, who are of theirs. */
  readonly through: Noun | null
  readonly verbs: Reader['facts']['rules'][number]['verbs']
  /** What is done with them beyond that: `approve`. */
  readonly operations: readonly string[]
  readonly how: 'may' | 'only' | 'not'
  readonly from: number
}

/** `recruiters see applications for their own company's jobs`: those of theirs, and no others. */
export function readWithin(reader: Reader, people: People, said: SaidWithin, within: Within): number | null {
  const { facts, page } = reader
  const { whole, next } = within
  const who = people.flatMap((one) => (typeof one === 'string' || !isPersonal(one) ? [] : [one]))
  if (who.length < people.length || said.of.length === 0) return null
  if (said.verbs.length === 0 && said.operations.length === 0) return null
  const { they } = within
  if (said.operations.length > 0 && whole === null && they === undefined) return null
  // `edit the languages they are assigned to`: what others have one of.
  if (they !== undefined && (whole === null ? said.of : [whole]).some(isOfOthers)) return null
  // `owners see visits of their region`: whose the rows are is said already.
  const areOwners = who.some(({ words }) => OWNERS.has(words.at(-1)!))
  if (areOwners && !said.verbs.includes('create')) return null
  // `trips of drivers in their branch`, who log them: nothing says of which branch somebody who signs in is.
  const { through } = said
  if (
    through !== null &&
    !said.verbs.includes('create') &&
    facts.roles.some(({ noun }) => noun.words.join() === through.words.join())
  )
    return null
  page.claim(said.from, next)
  const from = page.words(said.from, next)
  for (const of of said.of) {
    facts.mentions.push({ noun: of, how: 'beside' })
    for (const verb of said.operations) facts.operations.push({ verb, of, from })
    if (whole !== null && !who.every((one) => leads(reader, one, of, whole))) placeIn(reader, said, of, within)
    for (const noun of who) {
      if (they === 'put' && whole !== null) reader.hold(whole, [itemOf(oneOf(noun))])
      ruleOf(reader, noun, of, { said, within, from })
    }
  }
  return next
}

/** `enter grades for their own courses`, `tickets of their own team`: each is of one. */
function placeIn(
  { facts, page }: Reader,
  { verbs, operations, through }: SaidWithin,
  of: Noun,
  { whole, isBehind, they }: Within,
): void {
  if (whole === null) return
  if (they !== undefined) {
    facts.mentions.push({ noun: whole, how: 'plainly' })
    return void facts.belongings.push({ child: of, parent: whole, isSure: true })
  }
  const isGroup = GROUPS.has(whole.words.at(-1)!) || POSTS.has(whole.words.at(-1)!)
  // `reports of their department`: that each is of one is said where they are of their own alone.
  const isOwn = page.word(whole.from - 1) === 'own' || page.word(whole.from) === 'own'
  // `instructors grade submissions of their own courses`, where no courses are spoken of: each is of one of those.
  const isSpoken = facts.mentions.some(
    ({ noun }) => noun.words.at(-1) === whole.words.at(-1) && noun.from !== whole.from,
  )
  const isNew = operations.length > 0 && isOwn && isBehind !== true && !isSpoken
  if (!verbs.includes('create') && !isNew && (!isGroup || isBehind === true || !isOwn)) return
  facts.mentions.push({ noun: whole, how: 'plainly' })
  // `for patients of their own clinic`: of that each of those is.
  const child = through !== null && !whole.isPlural ? through : of
  facts.belongings.push({ child, parent: whole, isSure: true })
}

function ruleOf(
  { facts }: Reader,
  noun: Noun,
  of: Noun,
  { said, within, from }: { readonly said: SaidWithin; readonly within: Within; readonly from: SaidRule['from'] },
): void {
  const { how, operations } = said
  const { whole, they } = within
  // `manage the courses they teach`: others put them on it before.
  const isOnRow = whole === null && they !== undefined
  const verbs = isOnRow ? said.verbs.filter((verb) => verb !== 'create') : said.verbs
  const all: readonly Pick<SaidRule, 'verbs' | 'operation'>[] = [
    ...(verbs.length > 0 ? [{ verbs }] : []),
    ...operations.map((operation) => ({ verbs: [], operation })),
  ]
  const isTheirs = whole !== null && leads({ facts }, noun, of, whole)
  if (isTheirs) {
    const by = { ...noun, words: noun.words.slice(-1), isPlural: false }
    return void facts.rules.push(...all.map((one) => ({ ...one, of, how, from, who: 'owner' as const, by })))
  }
  facts.roles.push({ noun })
  if (whole !== null)
    return void facts.rules.push(...all.map((one) => ({ ...one, of, how, from, who: noun, within: whole })))
  const own = oneOf(noun)
  if (they !== 'own') facts.holdings.push({ owner: of, items: [itemOf(own)] })
  facts.rules.push(...all.map((one) => ({ ...one, of, how, from, who: 'owner' as const, as: own })))
}

const oneOf = (noun: Noun): Noun => ({ ...noun, isPlural: false, isEach: false, adjectives: ['optional'] })

const isOfOthers = ({ words }: Noun): boolean => typeByName(words.join('_')).known && kindOf(words) === null

/** `managers approve leave of their own team`, where no teams are spoken of: each of those has one who leads him. */
const leads = ({ facts }: Pick<Reader, 'facts'>, { words }: Noun, of: Noun, whole: Noun): boolean =>
  LEADERS.test(words.at(-1)!) &&
  LED.test(whole.words.join(' ')) &&
  HANDED_IN.test(of.words.join(' ')) &&
  !facts.mentions.some(({ noun }) => noun.words.at(-1) === whole.words.at(-1) && noun.from !== whole.from)

const LEADERS = /^(manager|supervisor|boss|lead|leader|foreman|head)$/
const LED = /^(team|crew|department|group|unit|squad|staff)$/
/** What each of them asks for, or hands in, of himself. */
const HANDED_IN =
  /^(leave|absence|vacation|holiday|overtime|timesheet|expense|claim|request|report|time off|(leave|vacation|holiday|absence|overtime|time|expense|travel|sick) (request|entry|report|claim|record|note|application))$/
