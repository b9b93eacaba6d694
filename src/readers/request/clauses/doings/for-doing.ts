import { nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { singular } from '../../vocabulary/forms.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import { isSystem } from '../../nouns/systems.ts'
import { isAnyKind } from '../../vocabulary/kinds/index.ts'
import { madeBy } from '../deeds/deed.ts'
import { readDeeds } from '../deeds/deeds.ts'
import { readRest } from '../things/rest.ts'
import { thing } from '../whole/standing.ts'
import { itemsAt } from '../../lists/items.ts'

/** `an API for booking desks and rooms`, `a backend to rent cars`: what is made of them each time, whoever does it. */
export function readForDoing(reader: Reader, at: number): number | null {
  const { page } = reader
  const isFor = page.word(at) === 'for' && page.word(at + 1).endsWith('ing')
  const base = isFor || page.word(at) === 'to' ? verbBase(page.word(at + 1)) : null
  if (base === null || !TAKING.test(base) || !(isFor || base === page.word(at + 1))) return null
  const name = `${page.word(at + 1)} ${singular(page.word(at + 2))}`
  const object = nounAt(page, at + 2)
  const isNamed = isAnyKind(name) || NAMED_SO.test(singular(page.word(at + 2)))
  if (object === null || !object.isPlural || isNamed || !isBehindSystem(page, at)) return null
  const { items, next } = itemsAt(page, at + 2)
  const listed = page.word(next) === ',' ? next + 1 : next
  // `renting bikes with stations and rentals`: what all of it holds is listed.
  if (page.word(listed) !== 'with') return readDeeds(reader, [], at + 1, 'may', at)
  page.claim(at, next)
  for (const { noun } of items) {
    const made = madeBy(base, noun)
    reader.mention(noun)
    if (made === null) continue
    reader.mention(made)
    reader.facts.belongings.push({
      child: made,
      parent: noun,
      isSure: true,
      ...(items.length > 1 ? { isEither: true as const } : {}),
    })
  }
  const held = itemsAt(page, listed + 1)
  page.claim(next, held.next)
  for (const item of held.items) thing(reader, item)
  return readRest(reader, held.items, held.next)
}

const TAKING = /^(book|rent|order|reserve|buy|purchase|borrow|hire)$/
/** `booking requests`: the name of something. */
const NAMED_SO = /^(request|system|record|log|link|page|form|rule|code|slot|term|process|policy|engine|service|flow)$/

/** `an internal API`, `a small service` */
function isBehindSystem(page: Page, at: number): boolean {
  for (let from = at - 1; from > at - 6 && page.isWord(from); from -= 1) {
    const noun = nounAt(page, from)
    if (noun !== null && noun.to === at && isSystem(noun)) return true
  }
  return false
}
