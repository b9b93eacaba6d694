import type { Page } from '../../page/page.ts'
import { setOf } from '../../vocabulary/words.ts'

/** Which rows are somebody's, as a clause behind them says: those he is put on, or those he made or has. */
export interface They {
  readonly isOwn: boolean
  readonly next: number
}

/** `the courses they teach`, `the visits that they are assigned to`, `the articles they wrote`: nothing else is said of them. */
export function theyAt(page: Page, from: number): They | null {
  const at = /^(that|which|whom|who)$/.test(page.word(from)) ? from + 1 : from
  if (!/^(they|he|she)$/.test(page.word(at))) return null
  const isAuxiliary = /^(have|has|had|are|is|were|was|themselves|themself)$/
  let verb = at + 1
  while (isAuxiliary.test(page.word(verb)) || /^(been|personally|also)$/.test(page.word(verb))) verb += 1
  const isPassive = /^(are|is|were|was|been)$/.test(page.word(verb - 1))
  const word = page.word(verb)
  const next = isPassive ? behindPut(page, verb) : verb + 1 + (isParticle(word, page.word(verb + 1)) ? 1 : 0)
  if (next === null || !isEndOfThem(page, next)) return null
  if (isPassive) return { isOwn: false, next }
  if (MADE.has(word)) return { isOwn: true, next }
  return LED.has(word) ? { isOwn: false, next } : null
}

/** `assigned to`, `put in charge of` */
function behindPut(page: Page, at: number): number | null {
  if (/^(in)$/.test(page.word(at)) && page.matches(at + 1, ['charge', 'of'])) return at + 3
  return PUT.test(page.word(at)) && /^(to|for|on|with)$/.test(page.word(at + 1)) ? at + 2 : null
}

const PUT = /^(assigned|allocated|attached|responsible|put|staffed|entrusted)$/

const isParticle = (verb: string, next: string): boolean => PARTICLES.get(verb)?.test(next) ?? false
const PARTICLES: ReadonlyMap<string, RegExp> = new Map([
  ['work', /^on$/],
  ['look', /^after$/],
  ['care', /^for$/],
])

const isEndOfThem = (page: Page, at: number): boolean =>
  page.isEnd(at) || /^(,|and|but|or|while|\))$/.test(page.word(at))

/** What somebody is there for, or works with. */
const LED = setOf(
  `teach teaches manage manages lead leads run runs supervise supervises handle handles oversee oversees mentor mentors
  coach coaches train trains moderate moderates administer administers organise organises organize organizes host hosts
  give gives drive drives guide guides tutor tutors treat treats look looks care cares work works direct directs
  instruct instructs curate curates represent represents serve serves`,
)
/** What is somebody's own from then on. */
const MADE = setOf(
  'own owns wrote written created made authored uploaded drafted posted submitted started opened added entered',
)
