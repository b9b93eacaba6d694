import type { Page } from '../page/page.ts'

/** How often, one of several, in the parentheses or behind the name of what has one. */
export const isOneOfRhythms = (page: Page, at: number): boolean => {
  const isOther = (i: number): boolean =>
    /^(daily|weekly|monthly|yearly|annual|annually|quarterly|hourly)$/.test(page.word(i)) &&
    page.word(at) !== page.word(i)
  const isBefore = /^(or|\/)$/.test(page.word(at - 1)) && isOther(at - 2)
  const isBehind = /^(or|\/)$/.test(page.word(at + 1)) && isOther(at + 2)
  const lead = isBefore ? at - 3 : at - 1
  return (isBefore || isBehind) && (/^[(:]$/.test(page.word(lead)) || RHYTHMS.test(page.word(lead)))
}

const RHYTHMS =
  /^(cycle|interval|frequency|period|plan|billing|recurrence|rhythm|membership|subscription|payment|type)$/

/** `billing cycle monthly or yearly`: behind the name of what has one. */
export const isRhythmOf = (page: Page, at: number): boolean =>
  RHYTHMS.test(page.word(at - 1)) && isOneOfRhythms(page, at)
