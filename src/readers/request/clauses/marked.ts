import { singular } from '../forms.ts'
import { isStop } from '../lexicon.ts'
import type { Noun } from '../noun.ts'
import type { Reader } from '../reader.ts'

/** `marked as done`, `marks a reply as the solution`: what each of them then is; null where nothing says it. */
export function readMarked(reader: Reader, of: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  if (page.word(at) !== 'as' || of.length === 0) return null
  const start = /^(a|an|the|being)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  let next = start
  while (next < start + 3 && page.isWord(next) && (next === start || !isStop(page.word(next)))) next += 1
  if (next === start) return null
  page.claim(at, next)
  const words = page.tokens.slice(start, next).map(({ lower }) => lower)
  const state = [...words.slice(0, -1), singular(words.at(-1)!)]
  for (const noun of of) facts.marks.push({ of: noun, state, from: page.words(start, next) })
  return next
}
