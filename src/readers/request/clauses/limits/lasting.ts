import { tailEnd } from '../../asides/ends.ts'
import { itemOf } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { isOfBuiltIn } from '../../nouns/built-in.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `links expire after 30 days`: each holds until when, and how long that is at first is told. */
export function readLasting(reader: Reader, at: number): number | null {
  const { page, capabilities } = reader
  const { items, next } = itemsAt(page, at)
  const [only] = items
  if (only === undefined || items.length > 1 || only.inner.length > 0 || isPersonal(only.noun)) return null
  const verb = /^(will|should|must|can|automatically|also)$/.test(page.word(next)) ? next + 1 : next
  if (!/^(expires?|lapses?)$/.test(page.word(verb)) || !/^(after|within|in|\d*)$/.test(page.word(verb + 1))) return null
  for (let i = only.noun.from; i < only.noun.to; i += 1) if (capabilities.has(i)) return null
  // Keys and tokens are no rows of anybody.
  if (
    !only.noun.isPlural ||
    /^(token|key|password|session|account|cookie|point|credit|mile|coin)$/.test(only.noun.words.at(-1)!)
  )
    return null
  const end = lastOf(page, verb + 1)
  if (isOfBuiltIn(page, only.noun)) return reader.quote(at, end)
  reader.mention(only.noun)
  page.claim(only.noun.from, only.noun.to)
  reader.hold(only.noun, [
    itemOf({ ...only.noun, from: verb, head: verb, to: verb + 1, words: ['expires', 'at'], isPlural: false }),
  ])
  page.leave(verb, end)
  return reader.quote(verb, end)
}

const lastOf = (page: Page, from: number): number => Math.max(from, tailEnd(page, from))
