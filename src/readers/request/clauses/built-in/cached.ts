import { withoutSystem, isSystem } from '../../nouns/systems.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { DETERMINERS } from '../../vocabulary/functions.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { isPlural } from '../../vocabulary/forms.ts'
import { isAnyKind } from '../../vocabulary/kinds/index.ts'
import { DAYS, NUMBERS, SECONDS } from '../../vocabulary/units.ts'

/** `cache our rates for 30 seconds`, `articles are cached`, `Redis caching to our price endpoint`: what is remembered, and for how long. */
export function readCached(reader: Reader, at: number): number | null {
  const { page, facts, seen, capabilities } = reader
  const said = cachedAt(page, at)
  if (said === null) return null
  const of = ofWhatIsKept(said.of)
  if (of === null) return null
  const end = lastingEnd(page, said.to)
  for (let i = at; i < end; i += 1) if (capabilities.has(i)) seen.add(i)
  if (said.isDenied) return reader.quote(at, end)
  page.claim(at, end)
  reader.mention(of)
  facts.capabilities.push({ name: 'cache', isDeclined: false, of, field: null, from: page.words(said.from, end) })
  return end
}

interface Said {
  readonly of: Noun
  readonly from: number
  readonly to: number
  readonly isDenied: boolean
}

function cachedAt(page: Page, at: number): Said | null {
  const isFirst = page.isEnd(at - 1) || /^(,|and|:|with)$/.test(page.word(at - 1))
  if (isFirst && page.word(at) === 'cache' && (DETERMINERS.has(page.word(at + 1)) || endsPlural(page, at + 1)))
    return saidOf(nounAt(page, at + 1), at, false)
  const caching = [at, at + 1, at + 2].find((i) => page.word(i) === 'caching')
  if (caching !== undefined && isAll(page, at, caching, BEFORE)) {
    const to = /^(layer|support)$/.test(page.word(caching + 1)) ? caching + 2 : caching + 1
    if (/^(to|for|of|on)$/.test(page.word(to))) return saidOf(nounAt(page, to + 1), at, false)
  }
  const cache = [at, at + 1, at + 2].find((i) => page.word(i) === 'cache')
  if (cache !== undefined && isAll(page, at, cache, BEFORE) && page.matches(cache + 1, ['in', 'front', 'of']))
    return saidOf(nounAt(page, cache + 4), at, false)
  const noun = isFirst ? nounAt(page, at) : null
  if (noun === null) return null
  let next = noun.to
  while (BEING.test(page.word(next))) next += 1
  if (next === noun.to || page.word(next) !== 'cached') return null
  const isDenied = /^(never|not)$/.test(page.word(next - 1)) || page.word(next - 2) === 'never'
  return { of: noun, from: noun.from, to: next + 1, isDenied }
}

const saidOf = (of: Noun | null, from: number, isDenied: boolean): Said | null =>
  of === null ? null : { of, from, to: of.to, isDenied }

const BEFORE = /^(redis|an?|in-memory|response|http|query|simple|the|some)$/
const BEING = /^(is|are|be|should|must|can|may|will|to|get|gets|only|never|not)$/

const isAll = (page: Page, from: number, to: number, some: RegExp): boolean =>
  Array.from({ length: to - from }, (_, i) => page.word(from + i)).every((word) => some.test(word))

const endsPlural = (page: Page, at: number): boolean =>
  [at, at + 1].some((i) => page.isWord(i) && isPlural(page.word(i)))

/** `product price endpoint`, `the product list`, `product pages`: of products. */
function ofWhatIsKept(noun: Noun): Noun | null {
  const own = isSystem(noun) ? withoutSystem(noun) : noun
  if (own === null) return null
  const words =
    /^(page|detail|response|answer|result|endpoint|route|list|query)$/.test(own.words.at(-1)!) && own.words.length > 1
      ? own.words.slice(0, -1)
      : own.words
  if (isAnyKind(words.join(' '))) return { ...own, words, isPlural: true }
  const before = words.slice(0, -1)
  const isField = before.length > 0 && isAnyKind(before.join(' ')) && typeByName(words.at(-1)!).known
  if (isField) return { ...own, words: before, isPlural: true }
  // `for a news API`: what the whole is.
  return isSystem(noun) ? null : { ...own, words }
}

/** `in Redis for 30 seconds`, `with a TTL of five minutes` */
function lastingEnd(page: Page, from: number): number {
  let at = from
  if (/^(in|with|using|via)$/.test(page.word(at)) && /^(redis|memory|memcached)$/.test(page.word(at + 1))) at += 2
  const lead = /^(for|with)$/.test(page.word(at)) ? at + 1 : at
  let number = lead
  while (/^(an?|ttl|of|lifetime|up|to|about)$/.test(page.word(number))) number += 1
  const isNumber = page.tokens[number]?.kind === 'number' || NUMBERS.has(page.word(number))
  if (lead > at && isNumber && (SECONDS.has(page.word(number + 1)) || DAYS.has(page.word(number + 1))))
    return number + 2
  return lead > at && /^an?$/.test(page.word(lead)) && SECONDS.has(page.word(lead + 1)) ? lead + 2 : at
}
