import { itemsAt } from '../lists/items.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import type { Noun } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Reader } from '../reader.ts'
import { separatorAt } from '../nouns/separators.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { OPERATIONS, PARTICIPLES } from '../vocabulary/verbs.ts'

/** `with approval by the manager`, `, paid by finance`: who does what with it; null where nothing of the kind is said. */
export function readApprovedBy(reader: Reader, of: Noun, at: number): number | null {
  const { page, facts } = reader
  if (of.words.at(-1) === 'approval') return null
  // The list before it ended at `approval`.
  const isBehind = page.word(at - 1) === 'approval' && page.word(at) === 'by'
  const start = isBehind ? at - 1 : (separatorAt(page, at) ?? at)
  const done = doneAt(page, start)
  if (done === null) return null
  page.claim(start, done.to)
  reader.mention(of)
  for (const noun of done.people) facts.roles.push({ noun })
  facts.deeds.push({ people: done.people, verb: done.verb, of: [of], how: 'may', from: page.words(start, done.to) })
  return readApprovedBy(reader, of, done.to) ?? goOn(reader, of, done.to)
}

/** `approval by the manager`, `paid by finance`: at the beginning of a clause, of what was spoken of before. */
export function readApprovedFirst(reader: Reader, at: number): number | null {
  if (doneAt(reader.page, at) === null) return null
  const of = reader.facts.mentions.findLast(
    ({ noun, how }) => how === 'plainly' && hasStates(noun) && noun.words.at(-1) !== 'approval',
  )?.noun
  return of === undefined ? null : readApprovedBy(reader, of, at)
}

const hasStates = ({ words }: Noun): boolean => 'status' in (kindOf(words)?.holds ?? {})

function doneAt(page: Page, at: number) {
  if (page.word(at + 1) !== 'by' || page.isFenced(at)) return null
  const verb = page.word(at) === 'approval' ? 'approve' : participleOf(page.word(at))
  if (verb === null) return null
  const { items } = itemsAt(page, at + 2)
  const people = items.map(({ noun }) => noun).filter((noun, index) => index === 0 || isPersonal(noun))
  const last = people.at(-1)
  return last === undefined || !isPersonal(people[0]!) ? null : { verb, people, to: last.to }
}

function participleOf(word: string): string | null {
  const base = PARTICIPLES.get(word) ?? (word.endsWith('ed') ? verbBase(word) : null)
  return base !== null && (OPERATIONS.has(base) || base === 'write') ? base : null
}

/** `with approval by the manager and a remaining balance`: the list goes on. */
function goOn(reader: Reader, of: Noun, at: number): number {
  const next = separatorAt(reader.page, at)
  const held = next === null ? null : itemsAt(reader.page, next)
  if (held === null || held.items.length === 0) return at
  reader.hold(of, held.items)
  return held.next
}
