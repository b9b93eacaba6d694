import { phraseEnd } from '../../asides/ends.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { readScored } from '../things/scored.ts'

/** `subscribers choose a plan`: a verb nobody here knows; who they are is known all the same. */
export function readUnknown(reader: Reader, nouns: readonly Noun[], verb: number, at: number): number {
  const { page, facts } = reader
  const scored = readScored(reader, nouns, verb, at)
  if (scored !== null) return scored
  for (const noun of nouns) reader.mention(noun, 'beside')
  if (nouns.every((noun) => isPersonal(noun))) reader.doers = { people: nouns, how: 'may' }
  facts.doing.push(...nouns.filter((noun) => noun.isPlural))
  reader.isLost = true
  return reader.quote(at, phraseEnd(page, verb + 1))
}
