import { DETERMINERS } from '../vocabulary/functions.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { singular } from '../vocabulary/forms.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { PARTICIPLES } from '../vocabulary/verbs.ts'

export interface Decided {
  /** How it is before. */
  readonly state: string
  readonly who: Noun
  readonly verbs: readonly string[]
  readonly to: number
}

/** `are pending until a moderator approves or rejects them`: no condition, but what becomes of it, and by whom; null for anything else. */
export function decidedAt(page: Page, at: number): Decided | null {
  const begun = stateAt(page, at)
  const decided = begun === null ? null : (activeAt(page, begun.to) ?? passiveAt(page, begun.to))
  return begun === null || decided === null ? null : { ...decided, state: begun.value }
}

/** The same from where `until` stands. */
export const isUntilDecided = (page: Page, at: number): boolean =>
  /^(until|till)$/.test(page.word(at)) &&
  [2, 3, 4].some((before) => at >= before && decidedAt(page, at - before) !== null)

type Deed = Omit<Decided, 'state'>

/** What is not shown yet waits. */
const UNSEEN = /^(hidden|invisible|unpublished|unseen|private)$/

/** `are pending until`, `stays a draft until`, `is on hold until` */
function stateAt(page: Page, at: number): { readonly value: string; readonly to: number } | null {
  if (!/^(is|are|stays?|remains?|be|starts?|begins?)$/.test(page.word(at))) return null
  let start = at + 1
  while (/^(as|a|an|in|marked|considered|kept)$/.test(page.word(start))) start += 1
  const word = page.word(start)
  const until = page.word(start + 1) === ',' ? start + 2 : start + 1
  if (!page.isWord(start) || !/^(until|till)$/.test(page.word(until))) return null
  return { value: UNSEEN.test(word) ? 'pending' : singular(word), to: until + 1 }
}

/** `a moderator approves or rejects them` */
function activeAt(page: Page, at: number): Deed | null {
  const who = somebodyAt(page, at)
  if (who === null) return null
  const verbs: string[] = []
  let next = who.to
  for (;;) {
    const base = verbBase(page.word(next))
    // `has approved them`
    if (base === null && verbs.length === 0 && /^(has|have|had)$/.test(page.word(next))) {
      next += 1
      continue
    }
    if (base === null) return null
    verbs.push(base)
    next = behindThem(page, next + 1)
    if (!/^(or|and)$/.test(page.word(next)) || verbBase(page.word(next + 1)) === null) break
    next += 1
  }
  return isWhole(page, next) ? { who, verbs, to: next } : null
}

/** Up to the word that says who it is: `moderator approves or` names nobody. */
function somebodyAt(page: Page, at: number): Noun | null {
  const noun = nounAt(page, at)
  if (noun === null) return null
  for (let count = noun.words.length; count > 0; count -= 1) {
    const some = { ...noun, words: noun.words.slice(0, count), to: noun.head + count }
    if (isPersonal(some)) return count === noun.words.length ? noun : { ...some, isPlural: false }
  }
  return null
}

/** `they are approved or rejected by a moderator`, `approved by an editor` */
function passiveAt(page: Page, at: number): Deed | null {
  let next = at
  while (/^(it|they|is|are|has|have|been|these|this)$/.test(page.word(next))) next += 1
  const verbs: string[] = []
  for (;;) {
    const word = page.word(next)
    const base = PARTICIPLES.get(word) ?? (word.endsWith('ed') ? verbBase(word) : null)
    if (base === null) return null
    verbs.push(base)
    next += 1
    if (page.word(next) !== 'or') break
    next += 1
  }
  const who = page.word(next) === 'by' ? nounAt(page, next + 1) : null
  return who !== null && isPersonal(who) && isWhole(page, who.to) ? { who, verbs, to: who.to } : null
}

const behindThem = (page: Page, at: number): number => {
  if (/^(it|them)$/.test(page.word(at))) return at + 1
  // `approves the comment`
  const noun = DETERMINERS.has(page.word(at)) ? nounAt(page, at) : null
  return noun === null || isPersonal(noun) ? at : noun.to
}

const isWhole = (page: Page, at: number): boolean => page.isEnd(at) || /^(,|and|but)$/.test(page.word(at))
