import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isUsuallyOf } from '../../things/usual-holders.ts'
import { isOneOfOurs } from '../../vocabulary/businesses.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { COLLECTIVES, isPersonal } from '../../vocabulary/people.ts'
import { setOf } from '../../vocabulary/words.ts'

/** Whether a place behind it is a thing of its own, and what is at it. */
export const isPlaced = (reader: Reader, of: Noun, place: Noun, at: number): boolean =>
  isOfTheOneBefore(reader, of, place, at) || isAtOneOf(reader, of, place, at)

/** `shifts at food banks`: there are several of them, and each shift is at one; false where that is not said. */
function isAtOneOf(reader: Reader, of: Noun, place: Noun, at: number): boolean {
  const { page, facts, done } = reader
  const last = place.words.at(-1)!
  if (!/^(at|in)$/.test(page.word(at)) || !place.isPlural || place.isCounted || isPersonal(place)) return false
  if (hasArchetype(last) || !(isOneOfOurs(place.words) || COLLECTIVES.has(last) || SPOTS.has(last))) return false
  // `borrow books at branches`: the book is there, or it is borrowed there.
  const isTaken = done !== null && done.made !== null && done.made !== done.of && isSame(done.of, of)
  if (isTaken && !isTimed(of)) return false
  reader.mention(place)
  facts.belongings.push({ child: of, parent: place, isSure: true })
  return true
}

/** `inspections of wind turbines at wind farms`: the turbine is at one, and the inspection is of the turbine. */
function isOfTheOneBefore({ facts }: Reader, of: Noun, place: Noun, at: number): boolean {
  const before = facts.mentions.findLast(({ noun }) => noun.to === at && noun.from !== of.from)?.noun
  if (before === undefined || !isUsuallyOf(before, place)) return false
  facts.belongings.push({ child: before, parent: place, isSure: false })
  return true
}

const isSame = ({ words }: Noun, other: Noun): boolean => words.join(' ') === other.words.join(' ')

const isTimed = ({ words }: Noun): boolean =>
  Object.values(kindOf(words)?.holds ?? {}).some((type) => type.startsWith('date'))

/** Where something is or happens, and what is called otherwise elsewhere. */
const SPOTS = setOf('bank centre center site spot yard hub track rink beach dock hall pier lake trail quarry')
