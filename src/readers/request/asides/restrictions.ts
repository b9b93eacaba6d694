import { isStop, verbBase } from '../vocabulary/lexicon.ts'
import { theyAt } from '../clauses/relations/they.ts'
import { isAssigned } from '../clauses/relations/within.ts'
import { alternativesAt } from '../lists/alternatives.ts'
import type { Page } from '../page/page.ts'
import { DETERMINERS, HAVING, MODALS } from '../vocabulary/functions.ts'
import { type Around, type Aside, quoted } from './aside.ts'
import { deniedOf } from './never.ts'
import { tailEnd } from './ends.ts'

const AUXILIARIES =
  /^(is|are|was|were|has|have|had|do|does|did|haven't|hasn't|hadn't|aren't|isn't|wasn't|weren't|don't|doesn't|didn't)$/
/** What is said of a field, or of whom a thing is shown to. */
const SAID =
  /^(optional|unique|required|mandatory|encrypted|hashed|hidden|immutable|nullable|indexed|searchable|visible|public|private|called|named|either|one|many|several|multiple|stored|of|uploaded|written|made|created|owned|able|allowed)$/

/** `requests older than two years` */
export function comparedAt({ page, capabilities }: Around, at: number): Aside | null {
  // `claims above 5,000 euros need a second approval`
  if (
    /^(above|below|exceeding)$/.test(page.word(at)) &&
    page.tokens[at + 1]?.kind === 'number' &&
    page.isWord(at - 1) &&
    !isStop(page.word(at - 1))
  ) {
    const end = /^(euros?|dollars?|pounds?|eur|usd|gbp|chf|percent|%)$/.test(page.word(at + 2)) ? at + 3 : at + 2
    if (page.isFenced(at) || page.isFenced(at + 1)) return null
    return page.isWord(end) && !/^(and|or|but)$/.test(page.word(end)) ? ofWhole(page, at, end) : quoted(at, end)
  }
  const isCompared = /(er|more|less)$/.test(page.word(at)) && page.word(at + 1) === 'than' && page.isWord(at - 1)
  // `the same class more than once`: how often, and nothing that is compared.
  if (!isCompared || page.word(at + 2) === 'once' || isStop(page.word(at - 1)) || page.isFenced(at)) return null
  let end = at
  while (end < restrictedEnd(page, at) && !capabilities.has(end)) end += 1
  while (page.word(end - 1).endsWith('ly')) end -= 1
  return quoted(at, end)
}

/** Up to where the sentence says something of it. */
function restrictedEnd(page: Page, at: number): number {
  let end = at + 2
  while (!page.isEnd(end) && !/^[,)]$/.test(page.word(end)) && !isPredicate(page, end, at)) end += 1
  return end
}

/** `donors who have not donated in the last 3 months`: which of them. */
export function restrictionAt({ page }: Around, at: number): Aside | null {
  if (!page.isWord(at - 1) || isStop(page.word(at - 1)) || !page.isWord(at + 1)) return null
  // `only see the courses they teach`: whose they are.
  if (theyAt(page, at) !== null) return null
  // `a book they bought`
  if (/^(they|he|she|we|i|you)$/.test(page.word(at)) && !isStop(page.word(at + 1)))
    return quoted(at, restrictedEnd(page, at))
  if (!/^(who|that|which|whose)$/.test(page.word(at))) return null
  const verb = page.word(at + 1)
  const next = page.word(at + 2)
  const isRestricted =
    page.word(at) === 'whose' ||
    (AUXILIARIES.test(verb) && (verb.endsWith("n't") || isRestricting(page, at + 1))) ||
    (page.word(at) === 'who' &&
      !AUXILIARIES.test(verb) &&
      !MODALS.has(verb) &&
      !HAVING.has(verb) &&
      verbBase(verb) !== null &&
      next !== '')
  if (!isRestricted) return null
  return ofClause(page, at, restrictedEnd(page, at))
}

/** `customers who have not paid cannot book`: what is said of some of them is said of no others. */
function ofClause(page: Page, at: number, end: number): Aside {
  return isPredicate(page, end, at) ? ofWhole(page, at, end) : quoted(at, end)
}

function ofWhole(page: Page, at: number, end: number): Aside {
  let from = at
  while (!page.isEnd(from - 1) && !/^[,:)]$/.test(page.word(from - 1))) from -= 1
  return quoted(from, tailEnd(page, end, true))
}

/** `entries that are never changed`: all of them. */
const isNever = (page: Page, at: number): boolean => {
  const end = page.word(at) === 'never' ? deniedOf(page, at + 1)?.end : undefined
  return end !== undefined && (page.isEnd(end) || /^(,|and)$/.test(page.word(end)))
}

const isRestricting = (page: Page, at: number): boolean => {
  const next = page.word(at + 1)
  if (isAssigned(page, at + 1) || isNever(page, at + 1)) return false
  // `rooms that are free, taken or being cleaned`: what each of them is one of.
  if ((alternativesAt(page, at + 1)?.values.length ?? 0) > 2) return false
  if (!page.isWord(at + 1) || DETERMINERS.has(next) || SAID.test(next)) return false
  return /^(is|are|was|were)$/.test(page.word(at)) || /^(not|never|been|already|only)$|(ed|en)$/.test(next)
}

/** `customers who have not paid cannot book`: what is said of them begins. */
const isPredicate = (page: Page, at: number, from: number): boolean =>
  at - from > 2 &&
  (MODALS.has(page.word(at)) || /^(can't|cannot|mustn't|are|is)$/.test(page.word(at))) &&
  page.isWord(at - 1)
