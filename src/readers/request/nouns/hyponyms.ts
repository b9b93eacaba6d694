import { coined } from './coined.ts'
import type { Facts } from '../facts.ts'
import { itemOf } from '../lists/item.ts'
import type { Noun } from './noun.ts'
import type { Page } from '../page/page.ts'
import { replaceNoun } from './replaced.ts'
import { snakeOf } from '../vocabulary/forms.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** `laptops, phones and other devices`: each of them is a device, of one kind or another. */
export function readHyponyms(page: Page, facts: Facts): void {
  for (const { noun: whole } of facts.mentions.filter(({ noun, how }) => how === 'plainly' && noun.isPlural)) {
    if (page.word(whole.from) !== 'other' || !/^(and|or)$/.test(page.word(whole.from - 1)) || isPersonal(whole))
      continue
    const kinds = listedBefore(page, facts, whole)
    if (kinds.length === 0 || kinds.some((one) => isSpokenOfApart(one, facts))) continue
    for (const one of kinds) {
      page.claim(one.from, one.to)
      replaceNoun(facts, one.words.join(' '), whole)
    }
    page.claim(whole.from - 1, whole.to)
    const values = [...kinds.map(({ words }) => snakeOf(words)), 'other']
    const [first] = kinds
    const called = coined({ from: first!.from, to: whole.to }, ['kind'], false)
    const choice = { values, hasSteps: false, steps: [], to: whole.to }
    facts.holdings.push({ owner: whole, items: [{ ...itemOf(called), choice }] })
    for (const one of kinds) facts.mentions.push({ noun: one, how: 'as the name' })
  }
}

/** The list that ends with it, from its end to its beginning. */
function listedBefore(page: Page, { mentions }: Facts, whole: Noun): readonly Noun[] {
  const found: Noun[] = []
  let end = page.word(whole.from - 2) === ',' ? whole.from - 2 : whole.from - 1
  for (;;) {
    const next = mentions.find(({ noun, how }) => how === 'plainly' && noun.to === end && noun.isPlural)?.noun
    if (next === undefined) return found
    found.unshift(next)
    if (page.word(next.from - 1) !== ',') return found
    end = next.from - 1
  }
}

/** Something of its own is said of it: then it is more than a kind of them. */
const isSpokenOfApart = ({ words, from }: Noun, { mentions, holdings, rules }: Facts): boolean => {
  const isIt = (noun: Noun | null): boolean => noun !== null && noun.words.join(' ') === words.join(' ')
  return (
    mentions.some(({ noun }) => isIt(noun) && noun.from !== from) ||
    holdings.some(({ owner }) => isIt(owner)) ||
    rules.some(({ of, within }) => (isIt(of) && of!.from !== from) || isIt(within ?? null))
  )
}
