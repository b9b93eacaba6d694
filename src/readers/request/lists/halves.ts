import type { Item } from './item.ts'
import type { Page } from '../page/page.ts'
import { setOf } from '../vocabulary/words.ts'

const HALVES = setOf(
  `start end opening closing departure arrival billing shipping pickup dropoff return checkin checkout delivery min max minimum maximum
  home away gross net purchase issue expiry outgoing incoming outbound inbound source target origin destination upper lower
  planned actual estimated primary secondary winning losing front rear`,
)
const isOne = (page: Page, { noun }: Item): boolean => /^(a|an|the|its|their)$/.test(page.word(noun.from))

/** `giving`, `outgoing`: which of the two it is. */
function areHalves(page: Page, item: Item, next: Item): boolean {
  const halves = [item.noun.words[0]!, next.noun.words[0]!]
  if (isOne(page, next) && !isOne(page, item)) return false
  return (
    halves.every((half) => HALVES.has(half)) || (isOne(page, item) && halves.every((half) => /.{3}ing$/.test(half)))
  )
}

/** `opening and closing date`, `the giving and the receiving officer`: the first goes on as the second. */
export function halfOf(page: Page, item: Item, next: Item | undefined): Item | null {
  const isPair =
    next !== undefined &&
    item.noun.words.length === 1 &&
    item.inner.length === 0 &&
    item.choice === null &&
    item.saying.type === null &&
    next.noun.words.length > 1 &&
    /^(and|or|\/)$/.test(page.word(item.to)) &&
    areHalves(page, item, next)
  if (!isPair) return null
  const words = [item.noun.words[0]!, ...next.noun.words.slice(1)]
  return { ...item, noun: { ...item.noun, words, isPlural: next.noun.isPlural } }
}
