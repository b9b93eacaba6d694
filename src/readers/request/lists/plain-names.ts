import type { Facts } from '../facts.ts'
import { mannerEnd } from '../nouns/manner.ts'
import { isMachine, isSpanOfIt } from '../nouns/no-rows.ts'
import type { Noun } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Item } from './item.ts'

/** `recently viewed products`: products; which of them, nobody here can say. */
export function withoutManner(page: Page, facts: Facts, noun: Noun): Noun {
  for (let at = noun.from; at < noun.head; at += 1) {
    const to = mannerEnd(page, at)
    if (to > at) {
      facts.quoted.push({ from: at, to })
      return { ...noun, from: noun.head }
    }
  }
  return noun
}

export function ofPlainName(page: Page, facts: Facts, item: Item): Item {
  const noun = withoutManner(page, facts, item.noun)
  return noun === item.noun ? item : { ...item, noun, from: noun.from }
}

/** It is told as it stands, but for what comes with what it is said of; of a program somebody speaks, whatever becomes of it: messages are exchanged with it. */
export function tellNoRow(page: Page, facts: Facts, noun: Noun): void {
  if (isSpanOfIt(page, noun)) {
    facts.mentions.push({ noun, how: 'as the name' })
    return page.claim(noun.from, noun.to)
  }
  if (isMachine(page, noun)) facts.mentions.push({ noun: { ...noun, words: ['ai'] }, how: 'beside' })
  facts.quoted.push({ from: noun.from, to: noun.to })
}
