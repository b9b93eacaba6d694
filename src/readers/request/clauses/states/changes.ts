import { areTypes, choiceAt } from '../../lists/choice.ts'
import type { SaidCapability } from '../../facts.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Found } from '../../capabilities/phrases.ts'
import { readEntries } from '../things/entries.ts'
import type { Reader } from '../../reader.ts'

/** `a status history (placed, paid, shipped)`: those it goes through. */
export function statesBehind({ page, facts }: Reader, { from, to }: Found, of: Noun | null): number | null {
  if (page.word(from) !== 'status') return null
  const choice = choiceAt(page, to, false)
  if (choice === null || areTypes(choice.values)) return null
  const { values, steps } = choice
  page.claim(to, choice.to)
  facts.states.push({ of, field: 'status', values, steps, from: page.words(from, choice.to) })
  return choice.to
}

export function readChanges(
  reader: Reader,
  found: Found,
  said: Pick<SaidCapability, 'name' | 'isDeclined' | 'from'>,
  { field, of, next }: NonNullable<ReturnType<typeof changesOf>>,
): number {
  reader.seen.add(found.from)
  reader.facts.capabilities.push({ ...said, of, field })
  reader.mention(of)
  reader.page.claim(found.to, next)
  return readEntries(reader, said, next)
}

/** `history of price changes per product`: of the price that each product has. */
export function changesOf(
  page: Page,
  { nouns, next }: { readonly nouns: readonly Noun[]; readonly next: number },
): { readonly field: Noun; readonly of: Noun; readonly next: number } | null {
  const [noun, other] = nouns
  const isChange = noun !== undefined && other === undefined && noun.words.length > 1 && noun.words.at(-1) === 'change'
  if (!isChange || !/^(per|of|for|to)$/.test(page.word(noun.to))) return null
  const of = nounAt(page, /^(each|every)$/.test(page.word(noun.to + 1)) ? noun.to + 2 : noun.to + 1)
  if (of === null || next > of.to) return null
  return { field: { ...noun, words: noun.words.slice(0, -1), isPlural: false }, of, next: of.to }
}
