import { coined } from '../../nouns/coined.ts'
import { tailEnd } from '../../asides/ends.ts'
import type { People, SaidRule } from '../../facts.ts'
import type { Page } from '../../page/page.ts'
import type { Span } from '../../page/span.ts'
import type { Reader } from '../../reader.ts'

type Read = (people: People, how: SaidRule['how']) => number | null

/**
 * `nobody may review a product twice`: they may, and each of them once. How often it may be in a time, or of what nothing is
 * made, is told: it takes the right from nobody. Null where nothing of the kind is said.
 */
export function readNotTwice(
  reader: Reader,
  people: People,
  at: number,
  how: SaidRule['how'],
  from: number,
  read: Read,
): number | null {
  const { page, facts } = reader
  if (how !== 'not' && !people.every((who) => who === 'nobody')) return null
  const end = tailEnd(page, at, true)
  const twice = twiceIn(page, at)
  // `nobody may book two appointments on one day`: so many, and one may be.
  if (twice === null) return isCountedIn(page, at) ? reader.quote(from, end) : null
  if (!page.isEnd(twice.to) && !CLOSING.test(page.word(twice.to))) return reader.quote(from, end)
  reader.done = null
  const next = read(
    people.filter((who) => who !== 'nobody'),
    'may',
  )
  const { done } = reader as { done: Reader['done'] }
  if (next === null || done === null || done.made === null || done.made === done.of) return reader.quote(from, end)
  page.claim(twice.from, twice.to)
  const { quoted } = facts
  quoted.splice(0, Infinity, ...quoted.filter((one) => one.from !== twice.from))
  facts.distinct.push({ of: done.made, by: [done.of, coined(twice, ['user'], false)], columns: [] })
  return Math.max(next, twice.to)
}

/** Up to these nothing says in what time. */
const CLOSING = /^(,|and|but|on|for|in|to)$/

function isCountedIn(page: Page, from: number): boolean {
  for (let at = from; !page.isEnd(at) && !/^[,;:)]$/.test(page.word(at)); at += 1)
    if (/^(two|three|four|five|several|multiple)$/.test(page.word(at)) && page.isWord(at + 1)) return true
  return false
}

/** `twice`, `more than once`, before the clause ends. */
function twiceIn(page: Page, from: number): Span | null {
  for (let at = from; !page.isEnd(at) && !/^[,;:)]$/.test(page.word(at)); at += 1) {
    if (page.word(at) === 'twice') return { from: at, to: at + 1 }
    if (page.matches(at, ['more', 'than', 'once'])) return { from: at, to: at + 3 }
    if (page.matches(at, ['a', 'second', 'time'])) return { from: at, to: at + 3 }
  }
  return null
}
