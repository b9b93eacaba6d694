import { tailEnd } from '../asides/ends.ts'
import type { Noun } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { PARTICIPLES } from '../vocabulary/verbs.ts'
import type { Item } from '../lists/item.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import type { Reader } from '../reader.ts'

/**
 * `dispensings are immutable`: once it is there nobody changes or deletes it. Where that holds of some of them or from then on,
 * it is told as it stands. Null where nothing of the kind is said.
 */
export function readUnchanging(reader: Reader, nouns: readonly Noun[], start: number, from: number): number | null {
  const { page, facts } = reader
  const end = unchangingEnd(page, start)
  if (end === null) return null
  const isClosed = page.isEnd(end) || /^(,|and|but)$/.test(page.word(end))
  const isOfAll = isClosed && nouns.every((noun) => !isOfSome(noun))
  if (!isOfAll || page.isAside(end)) {
    for (const noun of nouns) reader.mention(noun, 'beside')
    return reader.quote(from, isClosed ? end : tailEnd(page, end, true))
  }
  page.claim(from, end)
  for (const of of nouns) {
    reader.mention(of, 'beside')
    for (const verb of ['update', 'delete'] as const)
      facts.rules.push({ who: 'nobody', verbs: [verb], of, how: 'only', from: page.words(from, end) })
  }
  return end
}

/** Behind `immutable`, `read-only`, `never changed or deleted`. */
function unchangingEnd(page: Page, start: number): number | null {
  if (/^(immutable|unchangeable|unalterable|append-only|tamper-proof)$/.test(page.word(start))) return start + 1
  if (/^(append|read)$/.test(page.word(start)) && page.word(start + 1) === 'only') return start + 2
  return null
}

/** `an issued invoice`, `signed contracts`, `some entries`: not all of them. */
const isOfSome = ({ words, adjectives }: Noun): boolean =>
  [...words.slice(0, -1), ...adjectives].some(
    (word) => PARTICIPLES.has(word) || word.endsWith('ed') || /^(some|most|old|past|final|certain|many)$/.test(word),
  )

/** `invoices are immutable`, and no `the number is immutable`: the rows themselves. */
export const isUnchanging = (page: Page, { noun, saying }: Item): boolean =>
  saying.words.join() === 'immutable' &&
  /^(is|are|be)$/.test(page.word(saying.to - 2)) &&
  (noun.isPlural || !typeByName(noun.words.join('_')).known)
