import { coined } from '../nouns/coined.ts'
import { type Item, itemOf } from './item.ts'
import type { Noun } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { typeByName } from '../vocabulary/field-names.ts'

const named = (noun: Noun, words: readonly string[], type: string | null, to = noun.to): Item => {
  const one = itemOf({ ...noun, words, isPlural: false, to })
  return { ...one, saying: { ...one.saying, type } }
}

/** What is one in words and two in a row: `valid from/to`, a salary range, coordinates. */
export function spanOf(page: Page, item: Item): readonly [Item, Item | null] {
  if (item.inner.length > 0 || item.choice !== null || item.saying.type !== null) return [item, null]
  return momentsOf(page, item.noun) ?? rangeOf(page, item.noun) ?? placeOf(item.noun) ?? [item, null]
}

type Two = readonly [Item, Item | null]

/** `valid from/to`, `available from and until`: two moments. */
function momentsOf(page: Page, noun: Noun): Two | null {
  const moment = (word: string, to: number): Item => named(noun, [...noun.words, word], 'datetime', to)
  const isFrom = page.word(noun.to) === 'from' && /^(\/|and|:)$/.test(page.word(noun.to + 1))
  if (isFrom && /^(to|until|till)$/.test(page.word(noun.to + 2)))
    return [moment('from', noun.to + 1), moment('until', noun.to + 3)]
  // `valid from, valid until`
  const only = page.word(noun.to)
  const isOne =
    /^(from|until|till)$/.test(only) &&
    /^(,|and|\)|date|)$/.test(page.word(noun.to + 1)) &&
    /^(valid|available|active|effective|visible|open)$/.test(noun.words.at(-1)!)
  if (!isOne) return null
  // `valid from date`
  const isDay = page.word(noun.to + 1) === 'date'
  const one = moment(only === 'till' ? 'until' : only, isDay ? noun.to + 2 : noun.to + 1)
  return [isDay ? { ...one, saying: { ...one.saying, type: 'date' } } : one, null]
}

/** `a salary range`, `a range of dates`: from one to another. */
function rangeOf(page: Page, noun: Noun): Two | null {
  const last = noun.words.at(-1)!
  const before = noun.words.slice(0, -1)
  // `quiet hours`: from a time of the day to another.
  if (last === 'hour' && noun.isPlural && /^(quiet|silent|rest|core|happy)$/.test(before.join(' ')))
    return [named(noun, [before[0]!, 'from'], 'time?'), named(noun, [before[0]!, 'until'], 'time?')]
  if (last === 'period' && /^(validity)$/.test(before.join(' ')))
    return [named(noun, ['valid', 'from'], 'date'), named(noun, ['valid', 'until'], 'date')]
  if (last !== 'range' || before.length === 0 || !/^(,|and|or|\)|)$/.test(page.word(noun.to))) return null
  const whole = before.at(-1)!
  if (/^(date|time|day)$/.test(whole)) {
    const of = whole === 'day' ? 'date' : whole
    const type = of === 'date' ? 'date' : 'datetime'
    return [
      named(noun, [...before.slice(0, -1), 'start', of], type),
      named(noun, [...before.slice(0, -1), 'end', of], type),
    ]
  }
  if (!/^(int|float|decimal)/.test(typeByName(before.join('_')).type)) return null
  return [named(noun, ['min', ...before], null), named(noun, ['max', ...before], null)]
}

/** `GPS coordinates`: a place is two numbers. */
const placeOf = (noun: Noun): Two | null =>
  /^coordinate$/.test(noun.words.at(-1)!) && noun.isPlural && noun.words.length <= 2
    ? [named(noun, ['latitude'], null), named(noun, ['longitude'], null)]
    : null

/** `(from, to, reason)`, `a from date`: words that join others anywhere else. */
export function fromOrTo(page: Page, at: number): Item | null {
  const word = page.word(at)
  if (!/^(from|to|until|till)$/.test(word)) return null
  const isDate = /^(date|time|day)$/.test(page.word(at + 1))
  const end = isDate ? at + 2 : at + 1
  const isNext = /^(,|\)|\/|and|:)$/.test(page.word(end)) || (page.isEnd(end) && word !== 'from')
  if (!isNext || !/^(,|\(|\/|and|:|a|an)$/.test(page.word(at - 1))) return null
  const pair = word === 'from' ? /^(to|until|till)$/ : /^from$/
  if (!isNear(page, at, pair)) return null
  const words = [word === 'from' ? 'from' : 'to', ...(isDate ? [page.word(at + 1)] : [])]
  return itemOf(coined({ from: at, to: end }, words, false))
}

/** The other of the two stands beside it. */
function isNear(page: Page, at: number, other: RegExp): boolean {
  for (let i = Math.max(0, at - 5); i <= at + 5; i += 1)
    if (i !== at && other.test(page.word(i)) && /^(,|\(|\/|and|:|a|an)$/.test(page.word(i - 1))) return true
  return false
}
