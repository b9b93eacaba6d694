import { itemsAt } from '../items.ts'
import type { Noun } from '../noun.ts'
import type { Reader } from '../reader.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** `posts need the approval of an editor`, `orders are subject to approval by a manager`; null where nothing of the kind is said. */
export function readApproval(reader: Reader, of: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  const isNeed = /^(need|needs|require|requires|await|awaits)$/.test(page.word(at))
  const isSubject = /^(is|are)$/.test(page.word(at)) && page.matches(at + 1, ['subject', 'to'])
  if (!isNeed && !isSubject) return null
  let next = isNeed ? at + 1 : at + 3
  if (/^(the|an|prior|a)$/.test(page.word(next))) next += 1
  if (page.word(next) !== 'approval' || !/^(by|of|from)$/.test(page.word(next + 1))) return null
  const { items } = itemsAt(page, next + 2)
  const who = items.map(({ noun }) => noun)
  const last = who.at(-1)
  if (last === undefined || !who.every((noun) => isPersonal(noun))) return null
  page.claim(of[0]!.from, last.to)
  for (const noun of of) reader.mention(noun)
  facts.deeds.push({ people: who, verb: 'approve', of, how: 'may', from: page.words(of[0]!.from, last.to) })
  return last.to
}
