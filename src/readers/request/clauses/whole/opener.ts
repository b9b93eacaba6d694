import { singular } from '../../vocabulary/forms.ts'
import { itemsAt } from '../../lists/items.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import type { Page } from '../../page/page.ts'
import { type Reader } from '../../reader.ts'
import { isSystem, withoutSystem } from '../../nouns/systems.ts'
import { setOf } from '../../vocabulary/words.ts'

/** `Food delivery service: ...`, `Photo community. ...`: what the whole is called, and no row of it. */
export function readOpener(reader: Reader, at: number): number | null {
  const { page } = reader
  if (at !== firstOf(page)) return null
  const { items, next } = itemsAt(page, at)
  const [only] = items
  if (only === undefined || items.length > 1 || only.inner.length > 0 || only.noun.isPlural) return null
  const { noun } = only
  const own = isSystem(noun) ? withoutSystem(noun) : noun
  const last = own?.words.at(-1) ?? ''
  const isTitle = page.word(next) === ':' ? !page.isEnd(next + 1) : page.isEnd(next) && next < page.tokens.length
  if (own === null || !isTitle) return null
  if (!(TOGETHER.has(last) || isDoneIn(page, last, next))) return null
  page.claim(at, next)
  reader.facts.mentions.push({ noun: own, how: 'as the name' })
  return next
}

function firstOf(page: Page): number {
  let at = 0
  while (at < page.tokens.length && page.isEnd(at)) at += 1
  return at
}

/** `couriers deliver orders`, where it is a delivery service: the deed says what is done, of what has a name of its own. */
const isDoneIn = (page: Page, word: string, from: number): boolean => {
  const deeds = ACTIVITIES.get(word)
  return (
    deeds !== undefined &&
    page.tokens.some(({ lower }, at) => {
      const verb = verbBase(lower) ?? lower
      const isDeed = deeds.includes(verb) || deeds.includes(`${verb} ${singular(page.word(at + 1))}`)
      return at > from && lower !== word && singular(lower) !== word && isDeed
    })
  )
}

const ACTIVITIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['delivery', ['deliver']],
  ['payment', ['pay', 'charge']],
  ['repair', ['repair', 'fix']],
  ['pickup', ['collect', 'pick']],
  ['cleaning', ['clean']],
  ['transfer', ['transfer', 'send']],
  ['storage', ['store']],
  ['booking', ['reserve', ...['ticket', 'seat', 'place', 'pass'].map((one) => `buy ${one}`)]],
  ['reservation', ['book']],
])

/** People together, and where they are. */
const TOGETHER = setOf('community network gateway club society association cooperative circle platform')
