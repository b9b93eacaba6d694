import type { Item } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { singular } from '../../vocabulary/forms.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isIssued } from '../../things/applied-for.ts'
import { usuallyHolds } from '../../things/usual-holders.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { isMaking } from './done-with.ts'
import type { Objects } from './objects.ts'
import { isOurs } from '../whole/one-business.ts'
import { readScale } from '../things/scale.ts'

/** `users report posts with a reason`: what is told with it is of what comes of it, unless what it is done with has it. */
export function saidOfMade(reader: Reader, { nouns, next }: Objects): number | null {
  const { page, done } = reader
  const [object, ...others] = nouns
  if (page.word(next) !== 'with' || object === undefined || others.length > 0) return null
  if (done === null || done.made === null || done.made === done.of) return null
  const held = itemsAt(page, next + 1)
  const { made } = done
  // `apply for a permit with vehicle and plate`: the permit is not there yet.
  // `apply for our festival with a stall name`: there is no other it could be of.
  const isOfRequest = (made.words.at(-1) === 'application' && isIssued(object)) || isOurs(page, object)
  const isField = ({ noun, inner, choice }: Item): boolean =>
    choice !== null ||
    (isOfRequest && !isPersonal(noun)) ||
    usuallyHolds(made, noun) ||
    /^(star|cv|resume|letter|comment|photo)$/.test(noun.words.at(-1)!) ||
    (inner.length === 0 && !noun.isPlural && typeByName(noun.words.join('_')).known && !usuallyHolds(object, noun))
  if (held.items.length === 0 || !held.items.every(isField)) return null
  page.claim(next, next + 1)
  reader.mention(object)
  reader.hold(done.made, held.items)
  return held.next
}

/** `rate films from 1 to 5`: of the rating, whatever it stands behind. */
export function scaleOfMade(reader: Reader, { nouns, items, next }: Objects): number | null {
  const made = reader.done?.made ?? null
  return made === null ? null : readScale(reader, made, (items.length === 0 ? null : nouns.at(-1)?.to) ?? next)
}

/** `parents order meals for their children`: what comes of it is for them, and the meals are there for all. */
export function forWhom({ page, facts, done }: Reader, { nouns, next }: Objects): number | null {
  if (page.word(next) !== 'for' || !/^(their|his|her)$/.test(page.word(next + 1)) || nouns.length === 0) return null
  const whom = nounAt(page, next + 1)
  if (whom === null || done === null || done.made === null || done.made === done.of) return null
  page.claim(next, whom.to)
  facts.mentions.push({ noun: whom, how: 'plainly' })
  facts.belongings.push({ child: done.made, parent: whom, isSure: true })
  return whom.to
}

/** `sponsors adopt a donkey, keepers write reports about it`: of what was spoken of before. */
export function aboutIt({ page, facts }: Reader, verbs: readonly string[], { nouns, next }: Objects): number | null {
  const [made] = nouns
  const isAbout = page.word(next) === 'about' && /^(it|them|these|those)$/.test(page.word(next + 1))
  if (made === undefined || nouns.length > 1 || !isAbout || !verbs.some(isMaking)) return null
  const of = facts.mentions.findLast(
    ({ noun, how }) =>
      how === 'plainly' &&
      !isPersonal(noun) &&
      noun.from !== made.from &&
      singular(page.word(noun.to - 1)) === noun.words.at(-1),
  )?.noun
  if (of === undefined || of.words.join() === made.words.join()) return null
  page.claim(next, next + 2)
  facts.belongings.push({ child: made, parent: of, isSure: true })
  return next + 2
}
