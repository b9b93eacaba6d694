import { hasArchetype, verbBase } from './lexicon.ts'
import type { Page } from './page.ts'
import { BETWEEN, MADE } from './vocabulary/verbs.ts'

/** `following of artists`, `commenting on posts`: the verb, where it leaves a row and the word is no name of that. */
export function nominalAt(page: Page, at: number): string | null {
  const word = page.word(at)
  if (!word.endsWith('ing') || !/^(of|on|to|for)$/.test(page.word(at + 1)) || hasArchetype(word)) return null
  if (!page.isEnd(at - 1) && !/^(,|:|and|with)$/.test(page.word(at - 1))) return null
  const base = verbBase(word)
  const isMaking = base !== null && (MADE.has(base) || BETWEEN.has(base) || base === 'report')
  return isMaking && (page.word(at + 1) === 'of' || AT.has(base)) ? base : null
}

/** What is done on, to or for something. */
const AT: ReadonlySet<string> = new Set('comment reply vote subscribe apply react bid donate'.split(' '))
