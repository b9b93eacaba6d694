import { deniedOf, foreverEnd, noneDenied } from '../../asides/never.ts'
import type { SaidRule } from '../../facts.ts'
import { itemsAt } from '../../lists/items.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { behindModal } from './rules.ts'
import { isOfSome, tellNever } from './unchanging.ts'

/** `no measurement is ever deleted`, `keep reports forever`, `it must not be possible to delete notes`. */
export const readNeverChanged = (reader: Reader, at: number): number | null =>
  keptForever(reader, at) ?? noneOf(reader, at) ?? impossible(reader, at)

/** `keep reports forever`, `we keep all invoices for ever` */
function keptForever(reader: Reader, at: number): number | null {
  const { page } = reader
  const verb = /^(we|i)$/.test(page.word(at)) ? at + 1 : at
  if (!/^(keep|retain|preserve)$/.test(page.word(verb))) return null
  const { items, next } = itemsAt(page, verb + 1)
  const end = foreverEnd(page, next)
  const nouns = items.map(({ noun }) => noun)
  return end === null ? null : told(reader, nouns, { verbs: ['delete'], from: at, end })
}

/** `no measurement may be changed`, `neither deeds nor seals are ever deleted` */
function noneOf(reader: Reader, at: number): number | null {
  const { page } = reader
  const nouns = noneAt(page, at)
  if (nouns.length === 0) return null
  const denied = noneDenied(page, at)
  return denied === null ? null : told(reader, nouns, { ...denied, from: at })
}

function noneAt(page: Page, at: number): readonly Noun[] {
  if (page.word(at) !== 'no' && page.word(at) !== 'neither') return []
  const first = nounAt(page, at + 1)
  if (first === null || page.word(at) === 'no') return first === null ? [] : [first]
  const second = page.word(first.to) === 'nor' ? nounAt(page, first.to + 1) : null
  return second === null ? [] : [first, second]
}

/** `it must not be possible to delete or edit notes`, `it is impossible to change them` */
function impossible(reader: Reader, at: number): number | null {
  const { page } = reader
  if (page.word(at) !== 'it') return null
  const modal = behindModal(page, at + 1)
  const isNot = modal?.isNot === true || (/^is$/.test(page.word(at + 1)) && page.word(at + 2) === 'not')
  const start = modal?.next ?? at + (page.word(at + 2) === 'not' ? 3 : 2)
  const isDenied = page.word(start) === 'impossible' || (isNot && page.word(start) === 'possible')
  if (!isDenied || page.word(start + 1) !== 'to') return null
  const denied = deniedOf(page, start + 2, true)
  if (denied === null) return null
  const { items, next } = itemsAt(page, denied.end)
  const nouns = items.map(({ noun }) => noun)
  return told(reader, nouns, { verbs: denied.verbs, from: at, end: next })
}

/** Of all of them, and nothing more is said. */
function told(
  reader: Reader,
  nouns: readonly Noun[],
  { verbs, from, end }: { readonly verbs: SaidRule['verbs']; readonly from: number; readonly end: number },
): number | null {
  const { page } = reader
  const isClosed = (page.isEnd(end) && !page.isAside(end)) || /^(,|and|but)$/.test(page.word(end))
  if (!isClosed || nouns.length === 0 || nouns.some(isOfSome)) return null
  return tellNever(reader, nouns, { verbs, from, end })
}
