import type { People } from '../facts.ts'
import { coined } from '../nouns/coined.ts'
import { nounAt } from '../nouns/noun.ts'
import type { Reader } from '../reader.ts'
import { type Said, tellAll } from './deed.ts'

/** `parents sign their children up for lessons`: a registration of each, once for each lesson. */
export function readSignedUp(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  const who = verbs.join() === 'sign' || verbs.join() === 'register' ? nounAt(page, at) : null
  if (who === null) return null
  const behind = page.word(who.to) === 'up' ? who.to + 1 : verbs.join() === 'register' ? who.to : null
  const what = behind !== null && page.word(behind) === 'for' ? nounAt(page, behind + 1) : null
  if (what === null) return null
  const made = coined({ from, to: at }, ['registration'], true)
  page.claim(from, what.to)
  for (const noun of [who, what, made]) reader.mention(noun)
  for (const parent of [who, what]) facts.belongings.push({ child: made, parent, isSure: true })
  facts.distinct.push({ of: made, by: [who, what], columns: [] })
  tellAll(reader, people, { of: made, does: ['create'], how, isAllowed, said: page.words(from, what.to) })
  reader.done = { of: what, made, from, to: what.to, by: people }
  reader.topic = what
  return what.to
}
