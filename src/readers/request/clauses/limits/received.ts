import { nounAt } from '../../nouns/noun.ts'
import { quantityEnd } from '../../nouns/quantity.ts'
import type { Reader } from '../../reader.ts'

/** `a household gets at most one parcel per week`: each of those goes to one, and how many it gets is counted elsewhere. */
export function readReceived(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  if (!/^(a|an|each|every|no|any|one)$/.test(page.word(at))) return null
  const who = nounAt(page, at)
  if (who === null || who.isPlural) return null
  const verb = /^(may|can|must|should|shall|will)$/.test(page.word(who.to)) ? who.to + 1 : who.to
  const start = verbEnd(page.word(verb), page.word(verb + 1), verb)
  const counted = start === null ? null : quantityEnd(page, start)
  // `exactly one`: nothing that is counted as it is made.
  if (start === null || counted === null || counted === start || page.word(start) === 'exactly') return null
  const what = nounAt(page, counted)
  if (what === null || what.words.join() === who.words.join()) return null
  const child = { ...what, from: what.head, isCounted: false }
  for (const noun of [who, child]) reader.mention(noun)
  facts.belongings.push({ child, parent: who, isSure: true, isLater: true })
  return reader.quote(at, what.to)
}

const verbEnd = (word: string, next: string, at: number): number | null =>
  /^(gets?|receives?)$/.test(word) ? at + 1 : /^(is|be)$/.test(word) && next === 'given' ? at + 2 : null
