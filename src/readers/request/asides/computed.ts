import { isPlural } from '../vocabulary/forms.ts'
import { isStop } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { ACTIONS } from '../vocabulary/verbs.ts'
import { type Around, type Aside, quoted } from './aside.ts'

const RHYTHM = /^(hourly|daily|weekly|monthly|quarterly|yearly|annual)$/
/** What is worked out of rows that are there. */
const ALWAYS = /^(totals|subtotals|sums|averages|aggregates|breakdowns|kpis)$/
/** What is so where it says how often, or of what. */
const REPEATED =
  /^(totals?|sums?|averages?|reports?|overviews?|summar(y|ies)|statistics|stats|figures|turnover|breakdown)$/
/** What is worked out wherever it stands by itself: days in a row, places in an order. */
const WORKED_OUT = /^(streaks?|leaderboards?|rankings?|standings|averages|statistics|stats|kpis)$/
const SHOWN = /^(dashboards?|statistics|stats)$/
const OF = /^(per|by|of|for|over|on|about|with|across|showing|in|from)$/

/** `monthly totals per category`, `a dashboard with totals`, `statistics by city`: nothing that anybody keeps. */
export function computedAt({ page, capabilities }: Around, at: number): Aside | null {
  // `show hourly averages`: all that is to be done is told together.
  if (capabilities.has(at) || page.isFenced(at) || isDoneTo(page, at)) return null
  const head = headFrom(page, at)
  if (head === null) return null
  for (let i = at; i <= head; i += 1) if (capabilities.has(i) && i > at) return null
  return quoted(at, endFrom(page, head + 1))
}

function isDoneTo(page: Page, at: number): boolean {
  for (let i = at - 1; i > at - 4 && page.isWord(i) && !isStop(page.word(i)); i -= 1)
    if (ACTIONS.has(page.word(i))) return true
  return false
}

/** The word that says what is worked out; null where nothing is. */
function headFrom(page: Page, at: number): number | null {
  const word = page.word(at)
  if (
    SHOWN.test(word) &&
    /^(a|an|the|and)$/.test(page.word(at - 1)) &&
    /^(with|of|showing|per|by|for|about|on)$/.test(page.word(at + 1))
  )
    return at
  if (WORKED_OUT.test(word) && isOneOfList(page, at)) return at
  if (ALWAYS.test(word) && /^(per|by|of|for|over|across)$/.test(page.word(at + 1))) return at
  if (!RHYTHM.test(word)) return null
  for (let head = at + 1; head < at + 4 && page.isWord(head); head += 1) {
    // `yearly reports with figures`: somebody writes them.
    if (REPEATED.test(page.word(head)))
      return page.word(head).startsWith('report') && isWritten(page, head + 1) ? null : head
    if (isStop(page.word(head))) return null
  }
  return null
}

/** `with daily check-ins and streaks`: by itself, and with nothing said of what it holds. */
const isOneOfList = (page: Page, at: number): boolean =>
  /^(,|and|with|a|an|the)$/.test(page.word(at - 1)) && (page.isEnd(at + 1) || /^(,|and)$/.test(page.word(at + 1)))

/** `reports with figures`, `reports of sites with weather and hours` */
function isWritten(page: Page, from: number): boolean {
  let at = from
  while (page.isWord(at) && page.word(at) !== 'with' && at < from + 5) at += 1
  return page.word(at) === 'with'
}

/** Up to where something else is listed: `by month and category` goes on. */
function endFrom(page: Page, from: number): number {
  if (!OF.test(page.word(from))) return from
  let at = from
  for (; !page.isEnd(at) && !/^([,:()]|but)$/.test(page.word(at)); at += 1)
    if (/^(and|or)$/.test(page.word(at)) && !goesOn(page, at + 1)) break
  return at
}

/** A bare word, and nothing behind it. */
const goesOn = (page: Page, at: number): boolean =>
  page.isWord(at) &&
  !isStop(page.word(at)) &&
  !isPlural(page.word(at)) &&
  (page.isEnd(at + 1) || /^[,)]$/.test(page.word(at + 1)))
