import type { SaidRule } from '../../facts.ts'
import { tailEnd } from '../../asides/ends.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import { PARTICIPLES } from '../../vocabulary/verbs.ts'
import type { Item } from '../../lists/item.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import type { Reader } from '../../reader.ts'
import { makingEnd } from '../../asides/making.ts'
import { type Denied, deniedOf, foreverEnd } from '../../asides/never.ts'

/**
 * `dispensings are immutable`: once it is there nobody changes or deletes it. Where that holds of some of them or from then on,
 * it is told as it stands. Null where nothing of the kind is said.
 */
export function readUnchanging(
  reader: Reader,
  nouns: readonly Noun[],
  { start, from, isNot = false }: { readonly start: number; readonly from: number; readonly isNot?: boolean },
): number | null {
  const { page } = reader
  const unchanging = unchangingAt(page, start, isNot)
  if (unchanging === null) return null
  const { end, verbs } = unchanging
  const isClosed = page.isEnd(end) || /^(,|and|but)$/.test(page.word(end))
  const isFromThen = page.isAside(end) && makingEnd(page, end) === null
  // `cannot be changed once sent`: others read who may do it at all.
  if (isNot && isFromThen) return null
  // `the price of a product`: a part of it.
  const isOfAll = isClosed && nouns.every((noun) => !isOfSome(noun) && page.word(noun.from - 1) !== 'of')
  if (!isOfAll || isFromThen) {
    for (const noun of nouns) reader.mention(noun, 'beside')
    return reader.quote(from, isClosed ? end : tailEnd(page, end, true))
  }
  return tellNever(reader, nouns, { verbs, from, end })
}

/** Nobody does it with any of them. */
export function tellNever(
  reader: Reader,
  nouns: readonly Noun[],
  { verbs, from, end }: { readonly verbs: SaidRule['verbs']; readonly from: number; readonly end: number },
): number {
  const { page, facts } = reader
  page.claim(from, end)
  for (const of of nouns) {
    reader.mention(of, 'beside')
    for (const verb of verbs)
      facts.rules.push({ who: 'nobody', verbs: [verb], of, how: 'only', from: page.words(from, end) })
  }
  return end
}

/** `immutable`, `never changed or deleted`, `kept forever`; behind `cannot be` and the like what is denied. */
function unchangingAt(page: Page, start: number, isNot: boolean): Denied | null {
  const said = isNot ? null : fixedAt(page, start)
  return said ?? deniedAt(page, start, isNot)
}

function fixedAt(page: Page, start: number): Denied | null {
  const verbs = ['update', 'delete'] as const
  if (/^(immutable|unchangeable|unalterable|append-only|tamper-proof)$/.test(page.word(start)))
    return { verbs, end: start + 1 }
  if (/^(append|read)$/.test(page.word(start)) && page.word(start + 1) === 'only') return { verbs, end: start + 2 }
  const end = /^(kept|stored|retained|preserved)$/.test(page.word(start)) ? foreverEnd(page, start + 1) : null
  return end === null ? null : { verbs: ['delete'], end }
}

/** `never changed or deleted`, `neither edited nor deleted`, `not editable` */
function deniedAt(page: Page, start: number, isNot: boolean): Denied | null {
  const isDenied = /^(never|not|neither)$/.test(page.word(start))
  return isDenied || isNot ? deniedOf(page, isDenied ? start + 1 : start) : null
}

/** `an issued invoice`, `signed contracts`, `some entries`: not all of them. */
export const isOfSome = ({ words, adjectives }: Noun): boolean =>
  [...words.slice(0, -1), ...adjectives].some(
    (word) => PARTICIPLES.has(word) || word.endsWith('ed') || /^(some|most|old|past|final|certain|many)$/.test(word),
  )

/** `invoices are immutable`, and no `the number is immutable`: the rows themselves. */
export const isUnchanging = (page: Page, { noun, saying }: Item): boolean =>
  saying.words.join() === 'immutable' &&
  /^(is|are|be)$/.test(page.word(saying.to - 2)) &&
  (noun.isPlural || !typeByName(noun.words.join('_')).known)
