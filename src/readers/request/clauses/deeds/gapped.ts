import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isGapped } from '../../nouns/separators.ts'
import { readWith } from './deeds.ts'
import { readEverything } from '../rights/everything.ts'

/** `... and parents those of their children`: others do the same with it; null where nobody was said to do anything. */
export function readGapped(reader: Reader, nouns: readonly Noun[], at: number, from: number): number | null {
  const { page, verbs, doers } = reader
  if (doers === null || verbs.length === 0 || !isGapped(page, at)) return null
  const next = page.word(at) === 'only' ? at + 1 : at
  page.claim(from, next)
  const said = { at: next, from, how: 'may', isAllowed: false } as const
  return readEverything(reader, nouns, verbs, said) ?? readWith(reader, nouns, verbs, said)
}
