import { isStop } from '../../vocabulary/lexicon.ts'
import type { Page } from '../../page/page.ts'

/** Words that stand for what was spoken of, and mean nothing by themselves. */
const STANDING =
  /^(it|them|these|those|theirs|hers|ours|one|ones|this|each|all|some|several|both|any|none|another|others)$/
const BEFORE =
  /^(only|just|all|each|some|any|both|one|two|three|several|many|most|the|their|his|her|its|own|single|individual|new|old|other|last|next|right|wrong|whole|more)$/
/** Behind these it stands for something named before. */
const BEHIND =
  /^(|,|and|or|but|to|for|of|in|on|at|by|with|from|as|back|out|up|off|over|into|per|within|until|till|again|online|when|if|once|while|without|because|via|through)$/

/**
 * `them`, `single ones`, `one or several`, `all of them`, `theirs`: where what stands for something that was spoken of ends;
 * null where something is named.
 */
export function spokenEnd(page: Page, at: number): number | null {
  let next = at
  while (next < at + 4 && BEFORE.test(page.word(next)) && !STANDING.test(page.word(next))) next += 1
  if (/^(all|each|some|any|both|one|none|several|most|many)$/.test(page.word(next)) && page.word(next + 1) === 'of')
    return /^(them|these|those|it)$/.test(page.word(next + 2)) ? next + 3 : null
  if (someEnd(page, at) !== null) return someEnd(page, at)
  if (!STANDING.test(page.word(next))) return null
  // `one or several`
  const again = /^(or|and)$/.test(page.word(next + 1)) && QUANTITY.test(page.word(next + 2)) ? next + 2 : next
  const behind = page.word(again + 1)
  if (/^(ones|theirs|hers|ours|them|it)$/.test(page.word(again))) return again + 1
  return BEHIND.test(behind) || !(page.isWord(again + 1) && !isStop(behind)) ? again + 1 : null
}

/** `published ones`: behind those that are so; null where nothing says how they are. */
export function someEnd(page: Page, at: number): number | null {
  const start = /^(the|only|all)$/.test(page.word(at)) ? at + 1 : at
  return HOW.test(page.word(start)) && page.word(start + 1) === 'ones' ? start + 2 : null
}

const HOW = /ed$|^(open|paid|unpaid|sold|new|free|public|private|pending|due|late|active|broken|lost|found)$/

const QUANTITY = /^(more|several|many|all|two|both|some)$/

/** `sees everything`, `sees all`: behind what all of it is; null where something is named. */
export function everythingEnd(page: Page, at: number): number | null {
  const start = page.word(at) === 'only' ? at + 1 : at
  if (/^(everything|anything)$/.test(page.word(start)))
    return /^(else|in|of|about)$/.test(page.word(start + 1)) ? null : start + 1
  return page.word(start) === 'all' && (page.isEnd(start + 1) || /^(,|and|but)$/.test(page.word(start + 1)))
    ? start + 1
    : null
}
