import type { People } from '../facts.ts'
import { singular } from '../vocabulary/forms.ts'
import { itemOf } from '../lists/item.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Reader } from '../reader.ts'
import { GROUPS, isPersonal } from '../vocabulary/people.ts'

/** What some rows are of, and whoever speaks is of as well. */
export interface Within {
  /** `of their own lessons`: the lesson; null where it is they themselves, `assigned to them`. */
  readonly whole: Noun | null
  readonly next: number
}

/** `for their own company's jobs`, `of their lessons`, `in the same team`, `assigned to them`: which rows somebody may. */
export function withinAt(page: Page, at: number): Within | null {
  // `tickets that are assigned to them`
  if (/^(that|which)$/.test(page.word(at)) && /^(is|are)$/.test(page.word(at + 1)) && isAssigned(page, at + 2))
    return withinAt(page, at + 2)
  if (isAssigned(page, at)) return { whole: null, next: at + 3 }
  if (!/^(of|for|in|from|within|at|about|on|to)$/.test(page.word(at))) return null
  const isSame = page.matches(at + 1, ['the', 'same'])
  if (!isSame && !/^(their|his|her|its)$/.test(page.word(at + 1))) return null
  const from = isSame || page.word(at + 2) === 'own' ? at + 3 : at + 2
  for (let i = from; i < from + 3 && page.isWord(i); i += 1) {
    const whole = /^(.+)['’]s?$/.exec(page.tokens[i]!.text.toLowerCase())?.[1]
    if (whole === undefined) continue
    const part = nounAt(page, i + 1)
    if (part === null) return null
    const words = [...page.tokens.slice(from, i).map(({ lower }) => lower), singular(whole)]
    return named({ ...part, from, head: from, to: i + 1, words, isPlural: false, adjectives: [] }, part.to)
  }
  const whole = nounAt(page, from)
  return whole === null ? null : named(whole, whole.to)
}

/** `assigned to them` */
export const isAssigned = (page: Page, at: number): boolean =>
  /^(assigned|given|addressed|sent|allocated)$/.test(page.word(at)) &&
  page.word(at + 1) === 'to' &&
  /^(them|him|her|themselves)$/.test(page.word(at + 2))

/** `the allergies of the children in their own class`: of what the rows are, which are of theirs. */
export function behindWhole(
  reader: Reader,
  { nouns, next }: { readonly nouns: readonly Noun[]; readonly next: number },
): number {
  const { page, facts } = reader
  const whole = page.word(next) === 'of' ? nounAt(page, next + 1) : null
  if (whole === null || /^(their|his|her|its)$/.test(page.word(next + 1)) || withinAt(page, whole.to) === null)
    return next
  for (const child of nouns) facts.belongings.push({ child, parent: whole, isSure: true })
  reader.mention(whole)
  return whole.to
}

/** `of their own children`: who those are to them, nobody here can say. */
const named = (whole: Noun, next: number): Within | null =>
  isPersonal(whole) && !GROUPS.has(whole.words.at(-1)!) ? null : { whole, next }

/** `recruiters see applications for their own company's jobs`: those of theirs, and no others. */
export function readWithin(
  { facts, page }: Reader,
  people: People,
  said: {
    readonly of: readonly Noun[]
    readonly verbs: Reader['facts']['rules'][number]['verbs']
    readonly how: 'may' | 'only' | 'not'
    readonly from: number
  },
  { whole, next }: Within,
): number | null {
  const who = people.flatMap((one) => (typeof one === 'string' || !isPersonal(one) ? [] : [one]))
  if (who.length < people.length || said.of.length === 0 || said.verbs.length === 0) return null
  page.claim(said.from, next)
  const from = page.words(said.from, next)
  for (const noun of who) {
    facts.roles.push({ noun })
    for (const of of said.of) {
      facts.mentions.push({ noun: of, how: 'beside' })
      // `enter grades for their own courses`: each is of one.
      if (whole !== null && said.verbs.includes('create')) {
        facts.mentions.push({ noun: whole, how: 'plainly' })
        facts.belongings.push({ child: of, parent: whole, isSure: true })
      }
      const rule = { verbs: said.verbs, of, how: said.how, from }
      if (whole !== null) facts.rules.push({ ...rule, who: noun, within: whole })
      else {
        const own = { ...noun, isPlural: false, isEach: false, adjectives: ['optional'] }
        facts.holdings.push({ owner: of, items: [itemOf(own)] })
        facts.rules.push({ ...rule, who: 'owner', as: own })
      }
    }
  }
  return next
}
