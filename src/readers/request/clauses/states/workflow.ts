import { snakeOf } from '../../vocabulary/forms.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'

const WHOLE = /^(workflow|lifecycle|states?|statuses|status|stages?)$/
/** A state that everybody knows as one. */
const STATE =
  /^(draft|open|new|pending|active|inactive|done|closed|live|todo|planned|running|failed|paused|ready|waiting|\w+ed|sent|paid|sold|lost|won|lent)$/

/** `Approval workflow for documents: draft, in review, approved`: what becomes of each of them. */
export function readWorkflow(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  const of = WHOLE.test(page.word(at - 1)) && /^(for|of)$/.test(page.word(at)) ? nounAt(page, at + 1) : null
  if (of === null || page.word(of.to) !== ':') return null
  const values = valuesAt(page, of.to + 1)
  if (values.length < 3 || values.filter((value) => STATE.test(value)).length * 2 < values.length) return null
  const end = page.endOf(of.to)
  page.claim(at, end)
  for (const found of reader.capabilities.keys()) if (found > at && found < end) reader.seen.add(found)
  reader.mention(of)
  facts.states.push({ of, field: 'status', values, steps: [], from: page.words(of.to + 1, end) })
  return end
}

/** Up to the end of the sentence, one or a few words each; none where one of them says more. */
function valuesAt(page: Page, from: number): readonly string[] {
  const words = page.tokens.slice(from, page.endOf(from)).map(({ lower }) => lower)
  const parts = words.join(' ').split(/\s*(?:,\s*(?:and|or)?|\band\b|\bor\b|->|\bthen\b)\s*/)
  const values = parts.filter((part) => part !== '').map((part) => snakeOf(part.split(/[\s-]+/)))
  return values.every((value) => /^[a-z]+(_[a-z]+){0,2}$/.test(value)) ? [...new Set(values)] : []
}
