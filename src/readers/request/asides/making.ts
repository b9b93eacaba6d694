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
  return MADE.test(word(verb)) ? verb + 1 : null
}

const MADE = /^(created|recorded|written|entered|saved|stored|made|added|logged|registered|posted|submitted)$/

/** How much of words by themselves says that; 0 where they begin with anything else. */
export function makingLength(words: string): number {
  const found =
    /^\s*(?:after (?:its |their |the )?(?:creation|recording)|(?:once|after) (?:(?:it|they|the \w+) )?(?:(?:is|are|was|were|has|have|been|being|gets?) )*(\w+))\b/i.exec(
      words,
    )
  return found !== null && (found[1] === undefined || MADE.test(found[1].toLowerCase())) ? found[0].length : 0
}

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
