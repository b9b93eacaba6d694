import { deniedOf } from './never.ts'
import type { Page } from '../page/page.ts'

/** `after creation`, `once they are recorded`: from the first moment on; null where anything else is said. Read by its tokens, hidden or not. */
export function makingEnd({ tokens }: Page, from: number): number | null {
  const word = (at: number): string => tokens[at]?.lower ?? ''
  if (!/^(once|after)$/.test(word(from))) return null
  const at = /^(its|their|the)$/.test(word(from + 1)) ? from + 2 : from + 1
  if (word(at) === 'creation' && word(from) === 'after') return at + 1
  let verb = from + 1
  if (/^(it|they)$/.test(word(verb))) verb += 1
  while (/^(is|are|was|were|has|have|been|being)$/.test(word(verb))) verb += 1
  return /^(created|recorded|written|entered|saved|stored|made|added|logged)$/.test(word(verb)) ? verb + 1 : null
}

/** The same of words by themselves. */
export const isFromMaking = (words: string): boolean =>
  /^(?:after (?:its |their |the )?creation|(?:once|after) (?:(?:it|they) )?(?:(?:is|are|was|were|has|have|been|being) )*(?:created|recorded|written|entered|saved|stored|made|added|logged))$/i.test(
    words.trim(),
  )

/** `never changed`, `cannot be edited`: what is denied there from the first moment on is denied of all of them. */
export function isDeniedFromThen(page: Page, from: number, to: number, start: number): boolean {
  if (makingEnd(page, from) !== to) return false
  if (from > start)
    return FIXED.test(page.word(from - 1)) || (deniedOf(page, from - 1) !== null && isDenied(page, start, from))
  const end = page.endOf(to)
  return isDenied(page, to, end) && page.tokens.slice(to, end).some((_, at) => deniedOf(page, to + at) !== null)
}

const isDenied = ({ tokens }: Page, from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ lower }) => /^(never|not|neither|cannot|can't|mustn't|nobody)$/.test(lower))

const FIXED = /^(only|read-only|append-only|immutable|unchangeable|unalterable)$/
