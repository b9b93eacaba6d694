import type { Noun } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Thing } from './things.ts'

/** `requests` after `deletion requests` are those. */
export function withoutAliases(all: readonly Thing[], page: Page): readonly Thing[] {
  const longer = new Map<string, Thing[]>()
  for (const one of all)
    if (one.words.length > 1) longer.set(one.words.at(-1)!, [...(longer.get(one.words.at(-1)!) ?? []), one])
  return all.filter((one) => {
    const [only, ...more] = longer.get(one.words[0]!) ?? []
    if (one.words.length > 1 || one.table !== null || !only || more.length > 0) return true
    if (isHeadAgain(only, one, all, page)) return false
    const isStanding = STANDING.has(one.words[0]!) && !isSpokenOn(one.noun)
    return isStanding || only.noun.from > one.noun.from
  })
}

/** `a backend for lab orders with patients, orders and samples`: what is named again for the head is the head. */
const isHeadAgain = (head: Thing, { words, noun }: Thing, all: readonly Thing[], page: Page): boolean =>
  words[0] !== 'user' &&
  !(head.noun.to === noun.from - 1 && /^(and|or|,)$/.test(page.word(head.noun.to))) &&
  head.noun.isListed !== true &&
  all.every((one) => one === head || head.noun.from < one.noun.from) &&
  (noun.isListed === true || noun.isPlural)

/** `an order is open or finished`, `every task has a due date`: of those that were named. */
const isSpokenOn = ({ words, isPlural, isEach, from, head, adjectives }: Noun): boolean =>
  (words[0] === 'order' && from < head && (!isPlural || adjectives.length === 0)) || (isEach && words[0] !== 'user')

/** Things that are more than the short name of another. */
const STANDING: ReadonlySet<string> = new Set(['user', 'order', 'product', 'project', 'task', 'customer'])
