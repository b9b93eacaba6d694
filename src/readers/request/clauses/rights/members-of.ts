import { coined } from '../../nouns/coined.ts'
import { nounAt } from '../../nouns/noun.ts'
import { PLACES } from '../../vocabulary/functions.ts'
import { isBusiness } from '../../vocabulary/businesses.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import type { Reader } from '../../reader.ts'
import { may } from './permitted.ts'
import { behindModal } from './rules.ts'

/** `every member of the household can see its lists`: those who are among its people, each of his own. */
export function readMembersOf(reader: Reader, at: number): number | null {
  const { page } = reader
  if (!page.isEnd(at - 1) && !/^(,|and|but|so|while)$/.test(page.word(at - 1))) return null
  if (!/^(every|each|all|any|the)$/.test(page.word(at))) return null
  const start = at + 1
  if (!/^members?$/.test(page.word(start)) || page.word(start + 1) !== 'of') return null
  if (!/^(a|an|the|each|every|that|this)$/.test(page.word(start + 2))) return null
  const whole = nounAt(page, start + 2)
  const modal = whole === null ? null : behindModal(page, whole.to)
  // Of the one place all of it is for, everybody is one.
  if (whole === null || modal === null || isPersonal(whole) || PLACES.has(whole.words.at(-1)!)) return null
  if (isBusiness(whole.words) || kindOf(whole.words) === null) return null
  const one = { ...whole, isEach: false, isPlural: false, adjectives: [] }
  reader.mention(one, 'beside')
  const members = coined({ from: at, to: whole.to }, [...whole.words, 'member'], true)
  return may(reader, [members], modal, at)
}
