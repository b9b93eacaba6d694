import { isSomebodyAt, startsNoun } from './around-verbs.ts'
import { isPlural, knownBase } from '../vocabulary/forms.ts'
import { isStop, verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { MODALS } from '../vocabulary/functions.ts'
import { isAmongDeeds } from './verb-phrases.ts'
import { BUILDS, NAMED_WORKINGS, NAMES_RARELY } from '../vocabulary/verbs.ts'

/** What somebody does here with a word that is a name anywhere else: `clerks stamp forms`, `may seal bottles`. */
export function workAt(page: Page, at: number): string | null {
  const base = knownBase(page.word(at), NAMED_WORKINGS)
  if (base === null || /(ed|ing)$/.test(page.word(at))) return null
  const isSingular = base !== page.word(at)
  if (!(isSingular ? isBehindOne(page, at) : isBehindSeveral(page, at))) return null
  return isBeforeObject(page, at + 1) || isBehindThat(page, at) ? base : null
}

/** `forms that clerks stamp`: what it is done with stands before it. */
export const isBehindThat = (page: Page, at: number): boolean =>
  /^(that|which)$/.test(page.word(at - 2)) && (page.isEnd(at + 1) || /^([,;)]|and)$/.test(page.word(at + 1)))

/** `staff`, `crew`: one word for several people. */
export const isStaffAt = (page: Page, at: number): boolean =>
  /^(staff|people|crew|personnel|police|faculty|management)$/.test(page.word(at))

const isBehindOne = (page: Page, at: number): boolean =>
  isSomebodyAt(page, at - 1) && !isPlural(page.word(at - 1)) && !isStop(page.word(at - 1))

const isBehindSeveral = (page: Page, at: number): boolean =>
  MODALS.has(page.word(at - 1)) ||
  /^(to|only|also)$/.test(page.word(at - 1)) ||
  (isSomebodyAt(page, at - 1) && (isPlural(page.word(at - 1)) || isStaffAt(page, at - 1))) ||
  // `close invoices and trace rooms`
  (NAMES_RARELY.has(page.word(at)) && /^(and|or|,|then)$/.test(page.word(at - 1)) && isAmongDeeds(page, at)) ||
  // `trim and stamp forms`
  (/^(and|or|,)$/.test(page.word(at - 1)) && verbBase(page.word(at - 2)) === page.word(at - 2)) ||
  (/^(and|or)$/.test(page.word(at - 1)) && workAt(page, at - 2) !== null)

const isBeforeObject = (page: Page, at: number): boolean =>
  /^(it|them|each|every|one)$/.test(page.word(at)) ||
  startsNoun(page, at) ||
  (/^(and|or)$/.test(page.word(at)) && (verbBase(page.word(at + 1)) !== null || NAMED_WORKINGS.has(page.word(at + 1))))

/** `stamped by clerks`: what was done, by whom. */
export const workDone = (page: Page, at: number): string | null =>
  page.word(at).endsWith('ed') && page.word(at + 1) === 'by' ? knownBase(page.word(at), NAMED_WORKINGS) : null

/** `participants form teams`: they make them. */
const builtAt = (page: Page, at: number): string | null =>
  knownBase(page.word(at), BUILDS) !== null && !/^(it|them|on|upon|up)$/.test(page.word(at + 1)) ? 'create' : null

/** The verb that somebody does here, be it the name of something elsewhere. */
export const doneHere = (page: Page, at: number): string | null =>
  builtAt(page, at) ?? verbBase(page.word(at)) ?? workAt(page, at)
