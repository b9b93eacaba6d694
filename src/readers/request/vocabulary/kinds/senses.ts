import { setOf } from '../words.ts'
import type { Kind } from './kind.ts'
import { OF_PROGRAMS } from './meanings.ts'
import { OF_TRADES } from './meanings-of-trades.ts'
import type { Senses } from './sense.ts'

const SENSES: Senses = { ...OF_PROGRAMS, ...OF_TRADES }

/** How some of them are, whatever they are. */
const PLAIN = setOf(
  `customer client user member student employee guest visitor monthly yearly annual weekly daily personal group family team company premium
  basic standard digital online paid free trial active pending draft single shared internal external public own new old main different recurring
  weekend emergency failed successful completed cancelled open closed`,
)

/** Whether the word means several things, and nothing here tells which by the word before. */
export const isOfAnother = (words: readonly string[]): boolean => {
  const [before, last] = [words.at(-2), words.at(-1) ?? '']
  return (
    before !== undefined &&
    Object.hasOwn(SENSES, last) &&
    !/^(bookmark|report|result|resident|reading|message|order|payment|reservation|seat|entry|progress|play|card)$/.test(
      last,
    ) &&
    !PLAIN.has(before) &&
    !SENSES[last]!.some(({ behind }) => behind.has(before))
  )
}

/** `driving lesson`: what it is of those it may be is told by the word before. */
export const isSensedBy = (before: string, word: string): boolean =>
  Object.hasOwn(SENSES, word) && SENSES[word]!.some(({ behind }) => behind.has(before))

/** What it means by the word before, and else by what is spoken of besides; null for what it means by itself. */
export function senseOf(words: readonly string[], isSpoken: (word: string) => boolean = () => false): Kind | null {
  const senses = Object.hasOwn(SENSES, words.at(-1) ?? '') ? SENSES[words.at(-1)!]! : []
  const before = words.at(-2)
  const said = before === undefined ? undefined : senses.find(({ behind }) => behind.has(before))
  if (said !== undefined) return said.kind
  return senses.find(({ beside }) => [...beside].some(isSpoken))?.kind ?? null
}
