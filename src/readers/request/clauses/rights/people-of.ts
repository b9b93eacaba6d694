import type { Item } from '../../lists/item.ts'
import { coined } from '../../nouns/coined.ts'
import { isPlural } from '../../vocabulary/forms.ts'
import { DETERMINERS, PLACES } from '../../vocabulary/functions.ts'
import { isStop, verbBase } from '../../vocabulary/lexicon.ts'
import { isBusiness } from '../../vocabulary/businesses.ts'
import { isCompound, kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { readDeeds } from '../deeds/deeds.ts'
import { may } from './permitted.ts'
import { behindModal } from './rules.ts'

const MOST_WORDS = 3

/** `members of the club book a court`: what they do, and no club book. */
export function readPeopleOf(reader: Reader, items: readonly Item[], at: number): number | null {
  const { page, facts } = reader
  const [only, ...others] = items
  const { noun } = only!
  if (others.length > 0 || !noun.isPlural || !isPersonal(noun) || !page.isEnd(at - 1)) return null
  const of = noun.to
  if (page.word(of) !== 'of' || !/^(a|an|the|our|my)$/.test(page.word(of + 1))) return null
  const verb = verbBehind(page, of + 2)
  if (verb === null) return null
  const words = page.tokens.slice(of + 2, verb).map(({ lower }) => lower)
  const whole = coined({ from: of + 1, to: verb }, words, false)
  // Of the one place all of it is for, everybody is; of a dog, only some are.
  const isTheOne = PLACES.has(words.at(-1)!) || isBusiness(words) || kindOf(words) === null
  if (!isTheOne) reader.mention(whole, 'beside')
  const modal = behindModal(page, verb)
  const end = modal === null ? readDeeds(reader, [noun], verb, 'may', at) : may(reader, [noun], modal, at)
  if (end === null) return null
  if (!isTheOne) facts.quoted.push({ from: of, to: verb })
  return end
}

/** Where they begin to do something, behind one to three words of what they are of. */
function verbBehind(page: Page, from: number): number | null {
  for (let at = from + 1; at <= from + MOST_WORDS && page.isWord(at) && !isStop(page.word(at - 1)); at += 1)
    if (isDone(page, at) || behindModal(page, at) !== null) return at
  return null
}

function isDone(page: Page, at: number): boolean {
  const [before, word, next] = [page.word(at - 1), page.word(at), page.word(at + 1)]
  if (isPlural(before) || verbBase(word) !== word || isCompound(before, word)) return false
  if (DETERMINERS.has(next)) return true
  if (/^(and|or)$/.test(next)) return verbBase(page.word(at + 2)) === page.word(at + 2)
  // `a company book meeting rooms`: what they do it with stands at the end.
  for (let last = at + 1; last < at + 4 && page.isWord(last) && !isStop(page.word(last)); last += 1)
    if (isPlural(page.word(last))) return true
  return false
}
