import type { Page } from '../../page/page.ts'
import { DAYS, NUMBERS, SECONDS } from '../../vocabulary/units.ts'

/** `book the laundry room in slots of two hours`: how long each of those is; null where nothing of the kind is said. */
export function slotsEnd(page: Page, at: number): number | null {
  if (page.word(at) !== 'in' || !SLOTS.test(page.word(at + 1)) || page.word(at + 2) !== 'of') return null
  let next = at + 3
  while (page.tokens[next]?.kind === 'number' || NUMBERS.has(page.word(next)) || BETWEEN.test(page.word(next)))
    next += 1
  const isLength = next > at + 3 && (DAYS.has(page.word(next)) || SECONDS.has(page.word(next)))
  return isLength ? next + 1 : null
}

const SLOTS = /^(slots|blocks|intervals|units|steps|sessions|increments)$/
const BETWEEN = /^(an?|at|most|least|up|to|or|half|exactly)$/
