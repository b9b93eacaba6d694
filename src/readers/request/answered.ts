import { singular } from './forms.ts'
import { isStop } from './lexicon.ts'
import type { Page } from './page.ts'
import { DETERMINERS } from './vocabulary/functions.ts'

/** `answers to employee questions from our handbook`, `a bot that answers from our wiki`: up to what it is answered from. */
export function answeredFrom(page: Page, at: number): number | null {
  if (!/^(answers?|answering|answered)$/.test(page.word(at))) return null
  for (let end = at + 1; end < at + 8 && page.isWord(end); end += 1) {
    const word = page.word(end)
    if (!/^(from|on|about|over|of|using)$/.test(word)) continue
    let source = end + 1
    while (DETERMINERS.has(page.word(source))) source += 1
    const last = sourceEnd(page, source)
    if (last !== null) return end
    if (word === 'from') return null
  }
  return null
}

/** `HR handbook`, `contracts`: what there is to be read. */
function sourceEnd(page: Page, at: number): number | null {
  for (let i = at; i < at + 3 && page.isWord(i) && (!isStop(page.word(i)) || page.word(i) === 'help'); i += 1)
    if (SOURCES.has(singular(page.word(i)))) return i + 1
  return null
}

/** What questions are answered from. */
const SOURCES: ReadonlySet<string> = new Set(
  'document documentation doc pdf manual contract policy article knowledge rag retrieval llm chatbot semantic embedding file handbook guide paper report wiki transcript faq'.split(
    ' ',
  ),
)

/** Whether anything is spoken of that questions are answered from. */
export const hasSources = ({ tokens }: Page): boolean => tokens.some(({ lower }) => SOURCES.has(singular(lower)))
