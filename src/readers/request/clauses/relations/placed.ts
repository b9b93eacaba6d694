import { tailEnd } from '../../asides/ends.ts'
import { itemOf } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Done, Reader } from '../../reader.ts'
import { isUsuallyOf } from '../../things/usual-holders.ts'
import { REFERRED } from '../../vocabulary/holders.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { fieldsBehind } from '../things/fields-behind.ts'

const PLACING = /^(add|attach|pin|upload|save|group|move|put|organise|organize|sort)$/

/** Whoever there is. */
const ANYBODY = /^(member|user|person|people|colleague|employee|account|assignee|owner|other)$/

/**
 * `create lists and add tasks to them`, `group them into projects`, `assign them to team members`: where it comes to be, or
 * whose it becomes. Null where nothing of the kind is said.
 */
export function readPlaced(
  reader: Reader,
  verbs: readonly string[],
  objects: readonly Noun[],
  at: number,
  before: Done | null,
): number | null {
  const { page, facts } = reader
  const [verb = ''] = verbs
  if (verbs.length !== 1 || objects.length === 0 || !/^(to|into|in|on)$/.test(page.word(at))) return null
  const isThat = /^(it|them)$/.test(page.word(at + 1))
  const place = isThat ? (before?.of ?? null) : nounAt(page, at + 1)
  if (place === null) return null
  const next = isThat ? at + 2 : place.to
  // `assign a horse to each rider of a lesson`, where riders are kept: one of those has it, or several, which nobody says.
  if (verb === 'assign' && !isThat && isKept(reader, place)) return reader.quote(at, tailEnd(page, at + 1, true))
  if (verb === 'assign' && !isThat && isPersonal(place) && !objects.some((noun) => isPersonal(noun))) {
    for (const of of objects)
      reader.hold(of, [itemOf({ ...place, words: ['assignee'], isPlural: false, adjectives: [] })])
    // `to a contractor`: who signs in to see it.
    if (!ANYBODY.test(place.words.at(-1)!)) facts.roles.push({ noun: place })
    page.claim(at, next)
    return heldBehind(reader, objects, next)
  }
  const isSaid = /^(it|them)$/.test(page.word(at - 1))
  const isPlacing = PLACING.test(verb) || (verb === 'assign' && isSaid)
  if (!isPlacing || !(isThat || isSaid) || isPersonal(place)) return null
  page.claim(at, next)
  if (!isThat) reader.mention(place)
  for (const child of objects)
    // What was there before is in several of them.
    if (isSaid && (verb === 'add' || (verb === 'assign' && !isUsuallyIn(child, place))))
      facts.links.push({ one: place, other: child, from: child.from, to: child.to, value: null })
    else facts.belongings.push({ child, parent: place, isSure: true })
  return next
}

/** `assign tasks to sprints`: each of them is in one. */
export const isUsuallyIn = (child: Noun, place: Noun): boolean =>
  isUsuallyOf(child, place) || REFERRED.has(place.words.at(-1)!) || SECTIONS.test(place.words.at(-1)!)
const SECTIONS = /^(sprint|iteration|milestone|folder|section|phase|batch|queue|release|epic)$/

/** `assign tasks to workers with a priority`: of the task. */
function heldBehind(reader: Reader, [of, ...others]: readonly Noun[], at: number): number {
  const said = of === undefined || others.length > 0 ? null : fieldsBehind(reader, of, at)
  if (said === null) return at
  reader.page.claim(at, said.next)
  reader.hold(of!, said.items)
  return said.next
}

/** Whether rows of it are spoken of, and nobody who does something. */
export const isKept = ({ facts }: Reader, { words }: Noun): boolean =>
  isPersonal({ words }) &&
  [
    ...facts.mentions.map(({ noun }) => noun),
    ...facts.holdings.flatMap(({ items }) => items.map(({ noun }) => noun)),
  ].some((noun) => noun.isPlural && noun.words.join(' ') === words.join(' ')) &&
  !facts.roles.some(({ noun }) => noun.words.join(' ') === words.join(' '))
