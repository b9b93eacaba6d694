import type { Noun } from '../../nouns/noun.ts'
import { nounAt } from '../../nouns/noun.ts'
import { isRecording } from '../../nouns/recording.ts'
import type { Reader } from '../../reader.ts'
import { has } from '../things/holding.ts'

/** `inspections of a hive record date, result and notes`: what each of them holds, and what it is of. */
export function readRecorded(reader: Reader, nouns: readonly Noun[], next: number): number | null {
  const { page, facts } = reader
  const own = nouns.at(-1)!
  if (own.to === next && page.word(own.from - 1) !== 'of' && isRecording(page, next)) return has(reader, nouns, next)
  const of = page.word(next) === 'of' ? nounAt(page, next + 1) : null
  if (of === null || !isRecording(page, of.to)) return null
  page.claim(next, of.to)
  reader.mention(of, 'beside')
  facts.belongings.push({ child: own, parent: of, isSure: true })
  return has(reader, nouns, of.to)
}
