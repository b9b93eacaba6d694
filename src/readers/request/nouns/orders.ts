import { isPlural } from '../vocabulary/forms.ts'
import type { Page } from '../page/page.ts'

const BY_HAND = ['ordered by hand', 'sorted by hand', 'ordered manually', 'sorted manually', 'arranged by hand'].map(
  (words) => words.split(' '),
)
const HOW =
  /^(fixed|chosen|given|certain|particular|custom|manual|set|specific|defined|right|special|playing|running|reading)$/

/** Where `in a fixed order` ends; null where nothing of the kind stands. */
export function orderEnd(page: Page, at: number): number | null {
  const said = BY_HAND.find((words) => page.matches(at, words))
  if (said !== undefined) return at + said.length
  if (page.word(at) !== 'in') return null
  let next = at + 1
  while (/^(a|an|the|their|its|any|own)$/.test(page.word(next))) next += 1
  if (HOW.test(page.word(next)) && page.word(next + 1) === 'order') return next + 2
  const isWhole = !page.isWord(next + 1) || /^(and|or|with)$/.test(page.word(next + 1))
  return next === at + 1 && page.word(next) === 'order' && isWhole ? next + 1 : null
}

/** Whether it is of what stands in some order that a word speaks: `songs in a fixed order` are no order. */
export const isWithinOrder = (page: Page, at: number): boolean =>
  [1, 2, 3].some((back) => (orderEnd(page, at - back) ?? 0) > at)

/** `the order of events`, `order of steps`: which of several comes first. */
export const isSequence = (page: Page, at: number): boolean =>
  page.word(at) === 'order' &&
  page.word(at + 1) === 'of' &&
  isPlural(page.word(at + 2)) &&
  (page.word(at - 1) === 'the' || !page.isWord(at - 1))
