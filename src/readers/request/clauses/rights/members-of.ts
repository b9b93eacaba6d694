import { coined } from '../../nouns/coined.ts'
import { nounAt } from '../../nouns/noun.ts'
import { PLACES } from '../../vocabulary/functions.ts'
import { isBusiness } from '../../vocabulary/businesses.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import type { Reader } from '../../reader.ts'
import { readDeeds } from '../deeds/deeds.ts'
import { doneHere } from '../../nouns/works.ts'
import { may } from './permitted.ts'
import { behindModal } from './rules.ts'

/** `every member of the household can see its lists`: those who are among its people, each of his own. */
export function readMembersOf(reader: Reader, at: number): number | null {
  const { page } = reader
  if (!page.isEnd(at - 1) && !/^(,|and|but|so|while)$/.test(page.word(at - 1))) return null
  const isSaid = /^(every|each|all|any|the|only)$/.test(page.word(at))
  if (!isSaid && page.word(at) !== 'members') return null
  const start = isSaid ? at + 1 : at
  if (!/^members?$/.test(page.word(start)) || page.word(start + 1) !== 'of') return null
  if (!/^(a|an|the|each|every|that|this)$/.test(page.word(start + 2))) return null
  const whole = nounAt(page, start + 2)
  const modal = whole === null ? null : behindModal(page, whole.to)
  // Of the one place all of it is for, everybody is one.
  // `only members of a project see its experiments`
  const isDoing = whole !== null && modal === null && doneHere(page, whole.to) !== null
  if (whole === null || !(modal !== null || isDoing) || isPersonal(whole) || PLACES.has(whole.words.at(-1)!))
    return null
  if (isBusiness(whole.words) || kindOf(whole.words) === null) return null
  const one = { ...whole, isEach: false, isPlural: false, adjectives: [] }
  reader.mention(one, 'beside')
  const members = coined({ from: at, to: whole.to }, [...whole.words, 'member'], true)
  const isOnly = page.word(at) === 'only'
  return modal === null
    ? readDeeds(reader, [members], whole.to, isOnly ? 'only' : 'may', at)
    : may(reader, [members], isOnly ? { ...modal, isOnly } : modal, at)
}
