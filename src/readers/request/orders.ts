import type { Page } from './page.ts'

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
  return HOW.test(page.word(next)) && page.word(next + 1) === 'order' ? next + 2 : null
}
