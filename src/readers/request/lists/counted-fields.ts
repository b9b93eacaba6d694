import { plural } from '../../../kernel/english.ts'
import { type Item, itemOf } from './item.ts'
import type { Page } from '../page/page.ts'
import { boundAt } from '../nouns/quantity.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** How many there is room for, of which each is no row by itself. */
const ROOM = /^(place|seat|bed|spot)$/
/** Who takes a place. */
const TAKING = /^(person|participant|attendee|player|passenger|guest|visitor|student|pupil|member|user|people)$/

/** `at most 20 places`, `up to 12 participants`: a number with its bound; null for things of which there are so many. */
export function countedField(page: Page, item: Item): Item | null {
  const { noun, inner, choice } = item
  // `limited places`: so many, and nobody says how many.
  if (noun.isPlural && noun.words.length === 2 && noun.words[0] === 'limited' && ROOM.test(noun.words[1]!)) {
    const room = itemOf({ ...noun, words: [plural(noun.words[1]!)], isPlural: false })
    return { ...room, saying: { ...room.saying, type: 'int(0..)' } }
  }
  if (!noun.isCounted || inner.length > 0 || choice !== null || noun.words.length > 2) return null
  const last = noun.words.at(-1)!
  const bound = boundAt(page, noun.from)
  if (bound === null) return null
  const isRoom = ROOM.test(last)
  if (!isRoom && !((TAKING.test(last) || isPersonal(noun)) && bound.most !== null && bound.least === null)) return null
  const several = [...noun.words.slice(0, -1), last === 'people' ? last : plural(last)]
  const words = isRoom ? several : ['max', ...several]
  const one = itemOf({ ...noun, words, isPlural: false, isCounted: false })
  const exact = bound.least !== null && bound.least === bound.most
  return {
    ...one,
    saying: exact
      ? { ...one.saying, type: `int(0..) = ${bound.most}` }
      : { ...one.saying, type: `int(${bound.least ?? 1}..${bound.most ?? ''})` },
  }
}
