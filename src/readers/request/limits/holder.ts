import type { Page } from '../page/page.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import { setOf } from '../vocabulary/words.ts'
import { MODALS, named } from './names.ts'

/** Who or what has so many, and what is done with them. */
export interface Holder {
  /** Where the words begin that say so. */
  readonly from: number
  /** Null where the clause names nobody. */
  readonly who: readonly string[] | null
  readonly verb: string | null
  /** It is done to them: `a nurse is assigned to`. */
  readonly isDone: boolean
  /** It is what the list around is of. */
  readonly isOfList?: true
}

/** `each member can borrow`, `quizzes with`, `students can book a tutor and have`; null where what stands before is not known. */
export function holderBefore(page: Page, bound: number): Holder | null {
  const before = page.word(bound - 1)
  if (isBreak(page, bound - 1) || /^(and|or|but)$/.test(before)) return holderOfList(page, bound)
  if (/^(with|holding|having)$/.test(before)) return holderOfThese(page, bound)
  const { at, verb, isDone } = verbsBefore(page, bound)
  if (at === bound) return null
  const isJoined = /^(and|,|but|who)$/.test(page.word(at - 1))
  const who = isJoined ? firstOf(page, at) : isBreak(page, at - 1) ? null : lastOf(page, at)
  if (who === null) return null
  return NOBODY.has(who.words.at(-1)!)
    ? { from: at, who: null, verb, isDone }
    : { from: isJoined ? at : who.from, who: who.words, verb, isDone }
}

/** What speaks of the whole. */
const NOBODY = setOf('app application system service platform backend api we i you there it this')

const isBreak = (page: Page, at: number): boolean => page.isEnd(at) || /^[,;:()]$/.test(page.word(at))

/** `each course has a trainer and at most 8 children`, `flats with a rent and up to 12 photos`: what the list is of. */
function holderOfList(page: Page, bound: number): Holder {
  const nobody = { from: bound, who: null, verb: null, isDone: false }
  for (let at = bound - 1; at > 0 && bound - at < 20 && !page.isEnd(at); at -= 1) {
    if (page.word(at) === 'with') return { ...(holderOfThese(page, at + 1) ?? nobody), from: bound, isOfList: true }
    if (!/^(has|have|holds|contains)$/.test(page.word(at))) continue
    const holder = lastOf(page, at)
    return holder === null ? nobody : { ...nobody, who: holder.words, verb: 'have', isOfList: true }
  }
  return nobody
}

/** `apartments, each with`, `quizzes with` */
function holderOfThese(page: Page, bound: number): Holder | null {
  let to = bound - 1
  while (/^(each|,)$/.test(page.word(to - 1))) to -= 1
  const name = page.isWord(to - 1) ? named(page, to - 1, to) : null
  return name === null ? null : { from: bound - 1, who: name.words, verb: null, isDone: false }
}

/** `can have`, `may not borrow`, `can be assigned to`: where they begin. */
function verbsBefore(page: Page, bound: number): Pick<Holder, 'verb' | 'isDone'> & { readonly at: number } {
  let at = bound
  let verb: string | null = null
  const isParticle = /^(in|for|to|up|out|on|off)$/.test(page.word(at - 1)) && verbBase(page.word(at - 2)) !== null
  if (isParticle) at -= 1
  while (at > 0 && bound - at < 8 && !isBreak(page, at - 1)) {
    const word = page.word(at - 1)
    // `can place`: whatever a word may be besides, behind `can` it is done.
    const base = verbBase(word) ?? (/^(can|may|must|should|will|could)$/.test(page.word(at - 2)) ? word : null)
    if (MODALS.test(word) || /n['’]t$/.test(word)) verb ??= HAVING.exec(word)?.[1] ?? null
    else if (base !== null && verb === null) verb = base
    else break
    at -= 1
  }
  const isDone = page.tokens.slice(at, bound).some(({ lower }) => /^(be|is|are|been)$/.test(lower))
  return { at, verb, isDone }
}

/** Verbs that are asked as others are. */
const HAVING = /^(have|hold|take|get|has)(?:s)?$/

/** `each community garden`: what ends right before its verb. */
function lastOf(page: Page, to: number): { readonly from: number; readonly words: readonly string[] } | null {
  let from = to
  while (from > 0 && to - from < 3 && page.isWord(from - 1) && !BEFORE.has(page.word(from - 1))) from -= 1
  const name = named(page, from, to)
  if (name === null) return null
  const isEach = /^(a|an|each|every|no|any|one|the|same)$/.test(page.word(from - 1))
  return { from: isEach ? from - 1 : from, words: name.words }
}

/** `students can book a tutor and have`: whoever the sentence begins with. */
function firstOf(page: Page, at: number): { readonly from: number; readonly words: readonly string[] } | null {
  let from = at
  while (from > 0 && !page.isEnd(from - 1)) from -= 1
  if (/^(an?|each|every|the|all|our)$/.test(page.word(from))) from += 1
  let to = from
  while (to - from < 3 && page.isWord(to) && !MODALS.test(page.word(to)) && verbBase(page.word(to)) === null) to += 1
  const name = named(page, from, to)
  return name === null ? null : { from, words: name.words }
}

/** What stands before the name of whoever has so many. */
const BEFORE = setOf(
  'a an each every no any one the same that where and or but so while which who with of in for to from by as if when whose all our their',
)
