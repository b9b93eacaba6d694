import type { People } from '../../facts.ts'
import { nounAt } from '../../nouns/noun.ts'
import { quantityEnd } from '../../nouns/quantity.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import type { Said } from '../deeds/deed.ts'

/** Who looks after whom. */
const TAKING = /^(take|supervise|mentor|coach|teach|train|guide|tutor|host|look)$/

/** `an instructor takes at most five pupils`: each of those is of one, and how many he takes is told. */
export function readTakes(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from }: Pick<Said, 'at' | 'from'>,
): number | null {
  const { page, facts } = reader
  const [who] = people
  const start = page.matches(at, ['after']) || page.matches(at, ['on']) ? at + 1 : at
  const counted = quantityEnd(page, start)
  if (who === undefined || typeof who === 'string' || people.length > 1 || !TAKING.test(verbs.join())) return null
  const taken = counted > start ? nounAt(page, start) : null
  if (taken === null || !isPersonal(taken) || !isPersonal(who) || taken.words.join() === who.words.join()) return null
  const child = { ...taken, from: taken.head, isCounted: false }
  reader.mention(who)
  reader.mention(child)
  page.claim(from, taken.to)
  facts.belongings.push({ child, parent: who, isSure: true })
  facts.quoted.push({ from: start, to: taken.to })
  return taken.to
}
