import { hasArchetype, verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { BETWEEN, MADE, OPERATIONS } from '../vocabulary/verbs.ts'

/** `following of artists`, `commenting on posts`: the verb, where it leaves a row and the word is no name of that. */
export function nominalAt(page: Page, at: number): string | null {
  const word = page.word(at)
  if (!word.endsWith('ing') || !/^(of|on|to|for)$/.test(page.word(at + 1)) || hasArchetype(word)) return null
  if (!page.isEnd(at - 1) && !/^(,|:|and|with)$/.test(page.word(at - 1))) return null
  const base = verbBase(word)
  if (base === null) return null
  const isMaking = MADE.has(base) || BETWEEN.has(base) || base === 'report'
  if (page.word(at + 1) !== 'of') return isMaking && AT.has(base) ? base : null
  return isMaking || (OPERATIONS.has(base) && !PROCESSES.has(base)) ? base : null
}

/** What is done on, to or for something. */
const AT: ReadonlySet<string> = new Set('comment reply vote subscribe apply react bid donate'.split(' '))
/** What stands for how somebody works, as often as for what is done with a row. */
const PROCESSES: ReadonlySet<string> = new Set(
  'review draft import invoice transfer check-in checkout grade'.split(' '),
)
