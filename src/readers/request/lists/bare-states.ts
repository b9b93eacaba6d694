import { alternativesAt, isState, valueOf } from './alternatives.ts'
import type { Choice } from './choice.ts'
import { singular } from '../vocabulary/forms.ts'
import type { Item } from './item.ts'
import { isStop } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { statusOf } from '../nouns/proper-names.ts'

/** `status new, in progress or done`, `the statuses open, on hold and closed`: the states stand behind the word, and nothing between. */
export const bareStatesAt = (page: Page, from: number): Choice | null => page.at(from, findStates)

/** As it is called there: `state`, and `status` for several statuses. */
export function bareStatus(page: Page, states: Choice, from: number): Item {
  const item = statusOf(states, from)
  const name = page.tokens.slice(from, states.to).find(({ lower }) => /^(status|state)/.test(lower))?.lower ?? 'status'
  return { ...item, noun: { ...item.noun, words: [name.startsWith('state') ? 'state' : 'status'] } }
}

/** `lockers with a number; locker free, rented or broken`: what was named before, and how it is; null for anything else. */
export function namedStatesAt(page: Page, from: number): Choice | null {
  const word = singular(page.word(from))
  if (!page.isWord(from) || page.isWord(from - 1) || page.word(from + 1) === ',') return null
  const read = isStop(word) ? null : alternativesAt(page, from + 1)
  // `campaigns end funded or failed`: what becomes of them.
  const isPlain = read !== null && /^([a-z]+|(in|on|under|not|out|being)_\w+)$/.test(read.values[0]!)
  if (read === null || !isPlain || read.values.filter(isState).length * 2 <= read.values.length) return null
  const isNamed = page.tokens.slice(0, from).some(({ lower }) => singular(lower) === word)
  return isNamed ? { values: read.values, hasSteps: false, steps: [], to: read.to } : null
}

function findStates(page: Page, from: number): Choice | null {
  let at = from
  while (/^(a|an|the|its|their|current|following|possible)$/.test(page.word(at))) at += 1
  if (!/^(status|statuses|state|states)$/.test(page.word(at))) return null
  const values: string[] = []
  let to = at + 1
  for (let next = to; ; next = separatorEnd(page, to)) {
    const end = stateEnd(page, next)
    if (end === null) break
    values.push(valueOf(page, next, end))
    to = end
    if (separatorEnd(page, to) === to) break
  }
  return values.length < 2 ? null : { values: [...new Set(values)], hasSteps: false, steps: [], to }
}

/** `in review`, `approved`: the longest that says how something is; null where none does. */
function stateEnd(page: Page, from: number): number | null {
  const isOpen = /^(in|on|under|not|ready|out|being|to)$/.test(page.word(from))
  for (let end = from + (isOpen ? 3 : 1); end > from; end -= 1) {
    const words = page.tokens.slice(from, end)
    if (!words.every(({ kind }) => kind === 'word') || !/^(,|and|or|\/|with|to|for|on|\)|)$/.test(page.word(end)))
      continue
    if (isState(valueOf(page, from, end))) return end
  }
  return null
}

function separatorEnd(page: Page, at: number): number {
  let next = at
  while (/^(,|and|or|\/)$/.test(page.word(next))) next += 1
  return next
}
