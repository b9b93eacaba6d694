import { itemOf } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { holdPer } from './per.ts'
import { readRest } from './rest.ts'

/** `devices, several per user with a nickname`: what is listed is of those, and of nobody they are of. */
export function readSeveralPer(reader: Reader, at: number): number | null {
  const { page } = reader
  const whole = wholeAt(page, at)
  if (whole === null) return null
  const of = spokenOf(reader, at)
  const isListed = /^(with|including|having|containing|:)$/.test(page.word(whole.to))
  const { items, next } = isListed ? itemsAt(page, whole.to + 1) : { items: [], next: whole.to }
  if (of === null) return reader.quote(at, next)
  page.claim(at, items.length > 0 ? whole.to + 1 : whole.to)
  holdPer(reader, of, whole)
  reader.hold(of, items)
  reader.topic = of
  return readRest(reader, items.length > 0 ? items : [itemOf(of)], next)
}

/** What there are several of each for: `several per user`, `many for each building`. */
function wholeAt(page: Page, at: number): Noun | null {
  if (!/^(several|many|multiple)$/.test(page.word(at))) return null
  if (page.word(at + 1) === 'per') return nounAt(page, at + 2)
  return page.word(at + 1) === 'for' && /^(each|every)$/.test(page.word(at + 2)) ? nounAt(page, at + 3) : null
}

/** What the sentence began with, where somebody made something of that. */
function spokenOf({ page, facts, topic }: Reader, at: number): Noun | null {
  const isHere = topic !== null && topic.isPlural && page.endOf(topic.from) === page.endOf(at)
  return isHere &&
    topic.to === (page.word(at - 1) === ',' ? at - 1 : at) &&
    !facts.quoted.some(({ from, to }) => from < topic.to && topic.from < to)
    ? topic
    : null
}
