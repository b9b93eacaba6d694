import { isPlural, knownBase } from '../vocabulary/forms.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { CRAFTS } from '../vocabulary/verbs.ts'

/** `with rooms, cleaning tasks and inspectors`: the name of one of the things that are listed. */
export function isOfCraft(page: Page, at: number): boolean {
  if (knownBase(page.word(at), CRAFTS) === null || !isPlural(page.word(at + 1))) return false
  for (let i = at - 1; !page.isEnd(i) && at - i < MOST_LISTED; i -= 1) {
    if (page.word(i) === 'with') return !/^(helps?|deals?|starts?|begins?|works?|done)$/.test(page.word(i - 1))
    // `for booking rooms and cleaning them`: what is done.
    if (/^(for|can|may|to|by|that|which|where)$/.test(page.word(i)) || isDoingAt(page, i)) return false
    if (page.word(i) === ':') return true
  }
  return false
}
const MOST_LISTED = 40
const isDoingAt = (page: Page, at: number): boolean =>
  page.word(at).endsWith('ing') && verbBase(page.word(at)) !== null && !CRAFTS.has(verbBase(page.word(at))!)
