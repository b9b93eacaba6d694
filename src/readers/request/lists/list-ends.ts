import type { Item } from './item.ts'
import { nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { PARTICIPLES } from '../vocabulary/verbs.ts'

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

/** `results visible after`: behind when something is shown; null where nothing of the kind stands. */
export function shownLater(page: Page, at: number): number | null {
  const noun = nounAt(page, at)
  if (noun === null || !noun.isPlural) return null
  const is = /^(are|is)$/.test(page.word(noun.to)) ? noun.to + 1 : noun.to
  const only = page.word(is) === 'only' ? is + 1 : is
  if (!/^(visible|hidden|shown|seen|published|revealed|public|private)$/.test(page.word(only))) return null
  const when = page.word(only + 1) === 'only' ? only + 2 : only + 1
  if (page.isAside(when)) return when
  return /^(after|until|once|when|before)$/.test(page.word(when)) ? when + 1 : null
}
