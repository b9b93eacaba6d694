import { tailEnd } from '../../asides/ends.ts'
import { itemsAt } from '../../lists/items.ts'
import { baseOf, isChained } from '../../nouns/chains.ts'
import { isSystem } from '../../nouns/systems.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isOnlyBeside, kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { DOINGS, OPERATIONS } from '../../vocabulary/verbs.ts'

/** `a receiver that verifies signatures, ignores duplicates and stores events`: what is kept are things, the rest is told. */
export function readItsDeeds(reader: Reader, at: number): number | null {
  const { page } = reader
  const verb = /^(that|which)$/.test(page.word(at)) ? at + 1 : at
  if (!isChained(page, verb) || !isOfSystem(page, verb)) return null
  const end = deedEnd(page, verb)
  for (let i = verb; i < end; i += 1) if (reader.capabilities.has(i)) return null
  const { items, next } = itemsAt(page, verb + 1)
  // What stands behind it says more, which others read.
  if (items.length === 0 || next < end) return null
  const isKept = KEEPS.test(baseOf(page.word(verb)) ?? '') && items.every(({ noun }) => noun.isPlural)
  if (isKept) {
    page.claim(at, end)
    for (const { noun, inner } of items) {
      reader.mention(noun)
      if (inner.length > 0) reader.hold(noun, inner)
    }
    reader.topic = items.at(-1)!.noun
    return end
  }
  const base = baseOf(page.word(verb)) ?? ''
  for (const { noun } of DOINGS.has(base) || OPERATIONS.has(base) ? items : [])
    if (noun.isPlural && !isPersonal(noun) && kindOf(noun.words) !== null && !isOnlyBeside(noun.words))
      reader.mention(noun)
  return reader.quote(verb, end)
}

const KEEPS =
  /^(track|store|manage|list|handle|keep|collect|record|save|administer|organise|organize|maintain|log|host)$/

/** `and lets customers pay`: what others do. */
const LETS = /^(lets|allows|enables|permits)$/

/** Up to the next thing it does, or to where another sentence begins. */
function deedEnd(page: Page, verb: number): number {
  const end = tailEnd(page, verb + 1, true)
  for (let at = verb + 1; at < end; at += 1)
    if (
      /^(,|and)$/.test(page.word(at)) &&
      (isChained(page, at + 1) || isChained(page, at + 2) || LETS.test(page.word(at + 1)))
    )
      return at
  return end
}

/** Nobody holds his breath for longer. */
const LONGEST = 40

/** What does it is what is to be built, and nothing in it. */
function isOfSystem(page: Page, verb: number): boolean {
  let at = verb - 1
  while (verb - at < LONGEST && !page.isEnd(at) && !/^(that|which)$/.test(page.word(at))) at -= 1
  if (page.isEnd(at)) return false
  for (let from = at - 1; at - from < LONGEST && !page.isEnd(from); from -= 1) {
    const noun = nounAt(page, from)
    if (noun !== null && noun.to <= at && isSystem(noun)) return true
    // `books that users borrow`: of those, whatever stands before them.
    if (noun !== null && noun.to === at && noun.isPlural) return false
  }
  return false
}
