import { isStop } from '../vocabulary/lexicon.ts'
import { isForeignWord } from '../page/language.ts'
import type { Page } from '../page/page.ts'
import { type Around, type Aside, quoted } from './aside.ts'

/** `POST /hives/{id}/inspections`: a way to call it, up to where its signs end. */
export function routeAt({ page }: Around, at: number): Aside | null {
  if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(page.tokens[at]!.text) || page.word(at + 1) !== '/') return null
  let end = at + 2
  while (page.tokens[end] !== undefined && page.tokens[end]!.start === page.tokens[end - 1]!.end) end += 1
  return quoted(at, end)
}

/** `TICKET BE-412:`, `(SHOP-17)`: what somebody calls the request itself. */
export function ticketAt({ page }: Around, at: number, start: number): Aside | null {
  const key = /^(ticket|story|task|issue|bug|epic|jira|card)$/.test(page.word(at)) && at === start ? at + 1 : at
  if (!page.isWord(key) || !/^[A-Z][A-Z0-9]{1,9}-\d+\b/.test(page.text.slice(page.tokens[key]!.start))) return null
  const end = /^[:,]$/.test(page.word(key + 2)) ? key + 3 : key + 2
  return at === start || page.word(at - 1) === '(' ? { from: at, to: end, isPurpose: true } : null
}

/** A sentence in another language, as far as its small words tell. */
export function foreignAt({ page }: Around, at: number, start: number): Aside | null {
  if (at !== start) return null
  const end = page.endOf(at)
  let count = 0
  for (let i = at; i < end; i += 1)
    if (page.isWord(i) && isForeignWord(page.word(i)) && !isStop(page.word(i))) count += 1
  return count > 1 ? quoted(at, end) : null
}

/** `Given a subscriber`, `Then no box is shipped`: an example, and none of the rules. */
export function scenarioAt({ page }: Around, at: number, start: number): Aside | null {
  const isScenario = /^(scenario|background)$/.test(page.word(at)) && page.word(at + 1) === ':'
  return at === start && (isScenario || isStepAt(page, at)) ? quoted(at, page.endOf(at)) : null
}

/** A line of an example; in running text, `then judges rank them` is what happens next. */
const isStepAt = (page: Page, at: number): boolean => {
  if (!/^(given|then|and|but)$/.test(page.word(at)) || !beginsLine(page, at)) return false
  if (page.word(at) === 'given') return true
  for (let i = at - 1; i >= 0 && at - i < LONGEST_EXAMPLE; i -= 1)
    if (/^(given|when)$/.test(page.word(i)) && beginsLine(page, i)) return true
  return false
}

const LONGEST_EXAMPLE = 200

function beginsLine({ text, tokens }: Page, at: number): boolean {
  let before = tokens[at]!.start - 1
  while (text[before] === ' ' || text[before] === '\t') before -= 1
  return before < 0 || text[before] === '\n'
}
