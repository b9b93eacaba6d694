import type { Item } from './item.ts'
import type { Page } from './page.ts'
import { typeByName } from './vocabulary/field-names.ts'
import { PARTICIPLES } from './vocabulary/verbs.ts'

/** Where a list goes on behind what nobody reads; null where it does not. */
export function commaBehind(page: Page, from: number): number | null {
  let at = from
  while (!page.isEnd(at) && !/^[(),]$/.test(page.word(at))) at += 1
  return at > from && page.word(at) === ',' ? at : null
}

/** `..., default pending`: what it usually is, and no name. */
export const isUsual = (page: Page, at: number): boolean =>
  page.word(at) === 'default' && page.isEnd(at + 2) && !typeByName(page.word(at + 1)).known

/** `comments, approved by moderators`: who does something with it, and nothing that is listed. */
export const isDoneBy = (page: Page, at: number): boolean =>
  page.word(at + 1) === 'by' &&
  (PARTICIPLES.has(page.word(at)) || /.{3}ed$/.test(page.word(at))) &&
  !/^(created|based|ordered|sorted|grouped|filtered)$/.test(page.word(at))

/** `surveys, anonymous, with questions`: how they are, between commas; null where nothing of the kind stands here. */
export function setOffEnd(page: Page, at: number): number | null {
  let end = at
  while (/^(or|and|public|private|anonymous|confidential|shared|optional)$/.test(page.word(end))) end += 1
  return end > at && page.word(end) === ',' && /^(with|including)$/.test(page.word(end + 1)) ? end : null
}

/** `line items, dunning after failed payment`: what happens then, and nothing that is listed. */
export const isWhen = (page: Page, { noun, to }: Item): boolean =>
  !noun.isPlural &&
  noun.from === noun.head &&
  !typeByName(noun.words.join('_')).known &&
  (/^(after|before|during|via)$/.test(page.word(to)) ||
    (page.word(to) === 'by' && /^(email|mail|sms|push|phone|e)$/.test(page.word(to + 1))) ||
    page.isAside(to))
