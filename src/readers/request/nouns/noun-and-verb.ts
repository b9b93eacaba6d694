import { isPlural, singular } from '../vocabulary/forms.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import { type Noun, nounAt } from './noun.ts'
import type { Page } from '../page/page.ts'

/** Where somebody or something stands, works, or has its place. */
export const STANDS: ReadonlySet<string> = new Set(
  'belong appear occur fall work teach play practise practice speak perform serve volunteer participate study live train'.split(
    ' ',
  ),
)

/** `a team plays in several tournaments`, `outfits made of clothes`: a noun, and what it does or how it is made. */
export function withoutVerb(page: Page, noun: Noun | null): Noun | null {
  if (noun === null || noun.words.length < 2) return noun
  const [last, next] = [page.word(noun.to - 1), page.word(noun.to)]
  const isMade = /^(made|composed|built)$/.test(last) && /^(of|up|from)$/.test(next)
  const stands = last.endsWith('s') && (STANDS.has(verbBase(last) ?? '') || last === 'reports')
  const forms = last === 'form' && /^(a|an)$/.test(next) && /^(tree|hierarchy)$/.test(page.word(noun.to + 1))
  if (!isMade && !forms && !(stands && /^(in|on|at|for|to)$/.test(next))) return noun
  const words = noun.words.slice(0, -1)
  return {
    ...noun,
    words: [...words.slice(0, -1), singular(words.at(-1)!)],
    to: noun.to - 1,
    isPlural: isPlural(page.word(noun.to - 2)),
  }
}

/** Whether a sentence of its own begins here, whatever is listed before it. */
export const beginsWithVerb = (page: Page, at: number): boolean => {
  const noun = nounAt(page, at)
  return noun !== null && withoutVerb(page, noun) !== noun && !/^(made|composed|built)$/.test(page.word(noun.to - 1))
}
