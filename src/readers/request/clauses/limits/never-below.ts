import { tailEnd } from '../../asides/ends.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { NUMBERS } from '../../vocabulary/units.ts'
import { behindModal } from '../rights/rules.ts'

/** `the stock of a product at a location may not go below zero`: how far something goes, which is told with all it is said of. */
export function readNeverBelow(reader: Reader, at: number): number | null {
  const { page } = reader
  const first = nounAt(page, at)
  if (first === null || page.isEnd(first.to)) return null
  for (let i = first.to; i < first.to + MOST && !page.isEnd(i); i += 1) {
    if (/^(,|:|and|but|is|are|has|have)$/.test(page.word(i))) return null
    if (!isBoundAt(page, i)) continue
    for (let noun = at; noun < i; noun += 1) {
      const found = nounAt(page, noun)
      if (found === null || found.to > i) continue
      reader.mention(found, 'beside')
      noun = found.to
    }
    return reader.quote(at, tailEnd(page, i, true))
  }
  return null
}

const MOST = 10

/** `may not go below zero`, `must never become negative`, `never drops under 5` */
function isBoundAt(page: Page, at: number): boolean {
  const modal = behindModal(page, at)
  const isDenied = modal === null ? page.word(at) === 'never' : modal.isNot
  if (!isDenied) return false
  const verb = modal?.next ?? at + 1
  const behind = /^(go|goes|drop|drops|fall|falls|sink|sinks|rise|rises|become|becomes|get|gets|be|is)$/.test(
    page.word(verb),
  )
    ? verb + 1
    : verb
  const isOpen = behind > verb || page.word(verb - 1) === 'be'
  if (!isOpen) return false
  if (page.word(behind) === 'negative') return true
  return /^(below|under|beneath|above|over|beyond)$/.test(page.word(behind)) && isNumber(page, behind + 1)
}

const isNumber = (page: Page, at: number): boolean =>
  page.tokens[at]?.kind === 'number' || page.word(at) === 'zero' || NUMBERS.has(page.word(at))
