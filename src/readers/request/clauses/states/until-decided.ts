import { decidedAt } from '../../asides/until-decided.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { PARTICIPLES } from '../../vocabulary/verbs.ts'

/** `comments are pending until a moderator approves or rejects them`: how each begins, and who makes what of it. */
export function readUntilDecided(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  if (!page.isEnd(at - 1) && !/^([,:]|and|but)$/.test(page.word(at - 1))) return null
  const of = page.isWord(at) ? withoutStaying(page, nounAt(page, at)) : null
  if (of === null || isPersonal(of)) return null
  const decided = decidedAt(page, of.to)
  if (decided === null) return null
  page.claim(at, decided.to)
  reader.mention(of)
  reader.topic = of
  const from = page.words(at, decided.to)
  for (const verb of decided.verbs) facts.deeds.push({ people: [decided.who], verb, of: [of], how: 'may', from })
  const done = decided.verbs.map(pastOf)
  const steps = done.map((to) => ({ from: decided.state, to }))
  facts.states.push({ of, field: 'status', values: [decided.state, ...done], steps, from })
  return decided.to
}

/** `a leave request stays`: nobody stays anywhere. */
const withoutStaying = (page: Page, noun: Noun | null): Noun | null =>
  noun !== null && noun.words.length > 1 && /^(stays?|remains?)$/.test(page.word(noun.to - 1))
    ? { ...noun, words: noun.words.slice(0, -1), to: noun.to - 1, isPlural: false }
    : noun

const IRREGULAR: ReadonlyMap<string, string> = new Map([...PARTICIPLES].map(([past, base]) => [base, past]))

function pastOf(verb: string): string {
  const known = IRREGULAR.get(verb)
  if (known !== undefined) return known
  if (verb.endsWith('e')) return `${verb}d`
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`
  return `${verb}ed`
}
