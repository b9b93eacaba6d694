import { isHeldThing } from '../../things/held-things.ts'
import type { Item } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { MODALS } from '../../vocabulary/functions.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { DOINGS, MADE, isOperation } from '../../vocabulary/verbs.ts'
import { doAll } from './done-with.ts'
import { verbsAt } from './verbs-at.ts'

/** `requests that a manager approves`: who does what with them; null where nothing of the kind is said. */
export function readThatIsDone(reader: Reader, of: Noun, at: number): number | null {
  const { page } = reader
  if (!/^(that|which)$/.test(page.word(at)) || page.isFenced(at)) return null
  let end: number | null = null
  // `articles that editors write and chief editors publish`
  for (let from = at + 1; ; from = end + 1) {
    const next = doneAt(reader, of, from)
    if (next === null) break
    end = next
    if (page.word(end) !== 'and') break
  }
  if (end === null) return null
  page.claim(at, at + 1)
  reader.mention(of)
  return end
}

function doneAt(reader: Reader, of: Noun, from: number): number | null {
  const { page } = reader
  const { items, next: behind } = itemsAt(page, from)
  const people = items.map(({ noun }) => noun)
  const last = people.at(-1)
  if (last === undefined || behind !== last.to || !people.every((noun) => isPersonal(noun))) return null
  const isAllowed = /^(can|may|must|should)$/.test(page.word(last.to)) && MODALS.has(page.word(last.to))
  const { verbs, next } = verbsAt(page, isAllowed ? last.to + 1 : last.to)
  if (verbs.length === 0 || !verbs.every((verb) => DOINGS.has(verb) || isOperation(verb) || MADE.has(verb))) return null
  const end = receiverEnd(page, next)
  if (!isBehindAll(page, end)) return null
  page.claim(from, next)
  for (const noun of people) if (isNamed(noun)) reader.facts.roles.push({ noun })
  const objects = { nouns: [of], items: [], next }
  doAll(reader, { people, verbs, objects, how: 'may', from, next, isOwn: false, isAllowed })
  // Whoever it is for sees it then, or does not: nobody here can say.
  return end > next ? reader.quote(next, end) : end
}

/** `team leads`, and nobody who is everybody. */
const isNamed = ({ words }: Noun): boolean => !/^(user|person|people|member|everyone|everybody)$/.test(words.at(-1)!)

/** Of a list, what it is said of: what goes through states, and else what stands last. */
export function saidOf(owner: Noun, held: readonly Item[]): Noun {
  const last = held.at(-1)
  if (last === undefined || !isHeldThing(last)) return owner
  const hasStates = ({ words }: Noun): boolean => 'status' in (kindOf(words)?.holds ?? {})
  return hasStates(owner) && !hasStates(last.noun) ? owner : last.noun
}

/** `release to patients`, `share with friends` */
function receiverEnd(page: Page, at: number): number {
  if (!/^(to|with|for)$/.test(page.word(at))) return at
  const { items, next } = itemsAt(page, at + 1)
  return items.length > 0 && items.every(({ noun }) => isPersonal(noun)) ? next : at
}

/** Nothing else is done with it in the same breath. */
const isBehindAll = (page: Page, at: number): boolean => page.isEnd(at) || /^([,;)]|and)$/.test(page.word(at))

/** `training plans by coaches`: whoever makes them. */
export function readBy(reader: Reader, of: Noun, at: number): number | null {
  const { page, facts } = reader
  const { items } = itemsAt(page, at + 1)
  const others = items.findIndex(({ noun }) => !isPersonal(noun) || !noun.isPlural)
  const people = (others < 0 ? items : items.slice(0, others)).map(({ noun }) => noun)
  const next = people.at(-1)?.to ?? at
  if (!of.isPlural || people.length === 0) return null
  page.claim(at, next)
  for (const noun of people) {
    if (isNamed(noun)) facts.roles.push({ noun })
    facts.rules.push({ who: noun, verbs: ['create'], of, how: 'may', from: page.words(at, next) })
  }
  return next
}
