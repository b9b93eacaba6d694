import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'

/** Where it is said that no two of something are at one time, and of what, where that is named. */
export interface Overlap {
  readonly of: Noun | null
  /** What there is one of at a time, where that is named: the doctor of appointments. */
  readonly by: Noun | null
  readonly to: number
}

/** `without double booking`, `bookings must not overlap`, `a room can never be booked twice at the same time`; null for anything else. */
export const overlapAt = (page: Page, at: number): Overlap | null => page.at(at, findOverlap)

function findOverlap(page: Page, at: number): Overlap | null {
  const to = forbiddenEnd(page, at) ?? doubleEnd(page, at) ?? neverDoneEnd(page, at)
  if (to !== null) return { of: null, ...byBehind(page, to) }
  const none = page.word(at) === 'no' ? noneTwice(page, at + 1) : null
  if (none !== null) return none
  // `reservations that must not overlap`
  if (/^(that|which)$/.test(page.word(at))) return neverAtOnce(page, at + 1, null, null)
  const isTwo = /^(no|never)$/.test(page.word(at)) && page.word(at + 1) === 'two'
  const of = page.isWord(at) ? nounAt(page, isTwo ? at + 2 : at) : null
  if (of === null || (!isTwo && page.isWord(at - 1) && !/^(and|but|so|that|where)$/.test(page.word(at - 1))))
    return null
  const { by, to: named } = byAt(page, of.to)
  const behind = wordsEnd(page, named, /^(may|can|must|should|are|is|ever|be|will|shall)$/)
  if (isTwo) {
    const timed = timeEnd(page, behind)
    if (CLASHES.test(page.word(behind))) return clash(page, behind + 1, of, by)
    return timed > behind ? { of, by, to: timed } : null
  }
  return neverAtOnce(page, named, of, by)
}

/** `must not overlap on the same berth`, `cannot be booked twice`: said of what stands before it. */
function neverAtOnce(page: Page, from: number, of: Noun | null, by: Noun | null): Overlap | null {
  const never = wordsEnd(
    page,
    from,
    /^(may|can|must|should|do|are|is|to|allowed|not|never|cannot|can't|mustn't|don't|be|shouldn't|will|ever)$/,
  )
  if (!isNegated(page, from, never)) return null
  if (CLASHES.test(page.word(never))) return clash(page, never + 1, of, by)
  const done = doneEnd(page, never)
  return done === null ? null : { of: null, by: of, to: timeEnd(page, done) }
}

/** Where they would be at one time is named before it, or behind it. */
function clash(page: Page, to: number, of: Noun | null, by: Noun | null): Overlap {
  return by === null ? { of, ...byBehind(page, to) } : { of, by, to: timeEnd(page, to) }
}

/** `no room can be booked twice`, `no room may have two bookings at the same time` */
function noneTwice(page: Page, at: number): Overlap | null {
  const by = nounAt(page, at)
  if (by === null) return null
  const behind = wordsEnd(page, by.to, /^(may|can|must|should|shall|will|is|ever|be|get|gets)$/)
  const done = doneEnd(page, behind)
  if (done !== null) return { of: null, by, to: timeEnd(page, done) }
  if (!/^(have|has)$/.test(page.word(behind)) || !/^(two|several|multiple)$/.test(page.word(behind + 1))) return null
  const of = nounAt(page, behind + 2)
  const to = of === null ? 0 : timeEnd(page, of.to)
  return of !== null && to > of.to ? { of, by, to } : null
}

/** `without any overlapping reservations`, `prevent double booking` */
function forbiddenEnd(page: Page, at: number): number | null {
  if (
    !/^(without|no|avoids?|avoiding|prevents?|preventing|forbids?|disallow|disallows|against|never)$/.test(
      page.word(at),
    )
  )
    return null
  const how = wordsEnd(page, at + 1, /^(any|all|the|time)$/)
  return doubledEnd(page, how)
}

/** `double booking is not possible` */
function doubleEnd(page: Page, at: number): number | null {
  const to = doubledEnd(page, at)
  if (to === null) return null
  const behind = wordsEnd(page, to, /^(is|are|must|has|have|to|be|must|should|not|never)$/)
  const isRuled = /^(prevented|forbidden|excluded|impossible|avoided|rejected|refused|disallowed)$/.test(
    page.word(behind),
  )
  const isNot = isNegated(page, to, behind) && /^(possible|allowed|permitted)$/.test(page.word(behind))
  return isRuled || isNot ? behind + 1 : null
}

/** `never be booked twice`, `but never twice for the same time` */
function neverDoneEnd(page: Page, at: number): number | null {
  if (!/^(cannot|can't|never|not|mustn't)$/.test(page.word(at))) return null
  const twice = /^(twice|double)$/.test(page.word(at + 1)) ? timeEnd(page, at + 2) : 0
  if (twice > at + 2) return twice
  return doneEnd(page, wordsEnd(page, at + 1, /^(be|get)$/))
}

/** `double bookings`, `overlapping appointments` */
function doubledEnd(page: Page, at: number): number | null {
  if (page.word(at) === 'double' && /^(booking|reservation|allocation|rental)s?$/.test(page.word(at + 1))) return at + 2
  if (!/^(overlapping|conflicting|clashing|colliding)$/.test(page.word(at)))
    return /^(overlaps?|clashes|collisions)$/.test(page.word(at)) ? at + 1 : null
  return nounAt(page, at + 1)?.to ?? null
}

/** `booked twice`, `double booked`, `booked by two people at the same time` */
function doneEnd(page: Page, at: number): number | null {
  const isDone = (i: number): boolean =>
    /^(booked|reserved|rented|let|assigned|scheduled|lent|taken)$/.test(page.word(i))
  if (page.word(at) === 'double' && isDone(at + 1)) return at + 2
  if (!isDone(at)) return null
  if (/^(twice|double)$/.test(page.word(at + 1))) return at + 2
  const several = page.word(at + 1) === 'by' ? severalEnd(page, at + 2) : null
  const people = several === null ? null : nounAt(page, several)
  return people !== null && timeEnd(page, people.to) > people.to ? people.to : null
}

/** `two`, `more than one` */
function severalEnd(page: Page, at: number): number | null {
  if (/^(two|several|multiple)$/.test(page.word(at))) return at + 1
  return page.word(at) === 'more' && page.word(at + 1) === 'than' && page.word(at + 2) === 'one' ? at + 3 : null
}

const CLASHES = /^(overlap|overlaps|collide|clash|conflict)$/

const isNegated = (page: Page, from: number, to: number): boolean =>
  page.tokens.slice(from, to).some(({ lower }) => /^(not|never|cannot)$|n't$/.test(lower))

function wordsEnd(page: Page, from: number, words: RegExp): number {
  let at = from
  while (words.test(page.word(at))) at += 1
  return at
}

/** `at the same time`, `for the same period`, `in time` */
function timeEnd(page: Page, at: number): number {
  if (/^(in|at)$/.test(page.word(at)) && /^(time|once)$/.test(page.word(at + 1))) return at + 2
  if (!/^(at|for|in|during)$/.test(page.word(at))) return at
  const same = wordsEnd(page, at + 1, /^(the|same|any|given|one|overlapping)$/)
  return same > at + 1 && /^(time|slot|period|moment|hour|interval|date|day)s?$/.test(page.word(same)) ? same + 1 : at
}

/** `of a doctor`, `for the same room`, `per court` */
function byAt(page: Page, at: number): { readonly by: Noun | null; readonly to: number } {
  const isNamed =
    /^(of|for|per|by|in|on)$/.test(page.word(at)) && /^(a|an|the|one|each|every|any)$/.test(page.word(at + 1))
  if (!isNamed && page.word(at) !== 'per') return { by: null, to: at }
  if (timeEnd(page, at) > at) return { by: null, to: at }
  const by = nounAt(page, page.word(at + 2) === 'same' ? at + 3 : at + 1)
  return by === null ? { by: null, to: at } : { by, to: by.to }
}

/** The time may be named before it, or behind it. */
function byBehind(page: Page, at: number): { readonly by: Noun | null; readonly to: number } {
  const { by, to } = byAt(page, timeEnd(page, at))
  return { by, to: timeEnd(page, to) }
}
