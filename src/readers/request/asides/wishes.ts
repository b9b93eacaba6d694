import type { Page } from '../page/page.ts'
import { type Around, type Aside, quoted } from './aside.ts'
import { isListedWhether } from '../lists/whether.ts'
import { tailEnd } from './ends.ts'

/** `so that I can plan my week`, `because we lose orders` */
export function purposeAt({ page }: Around, at: number): Aside | null {
  const isSo = page.word(at) === 'so' && page.isWord(at + 1) && page.word(at + 1) !== 'on'
  if (!isSo && page.word(at) !== 'because') return null
  const who = page.word(at + 1) === 'that' ? at + 2 : at + 1
  const isOwn = /^(i|i'm|we|we're|it|they|he|she|you|my|our|their|nobody|everyone|no|nothing|there)$/.test(
    page.word(who),
  )
  return { from: at, to: page.endOf(at), isPurpose: isOwn || page.word(at) === 'because' }
}

/** `Should we use JWT or sessions?`: what is to be decided, and neither of both is asked for. */
export function choiceAt({ page }: Around, at: number, start: number): Aside | null {
  const isAsked =
    at === start && /^(should|shall|do|would)$/.test(page.word(at)) && /^(we|i|you)$/.test(page.word(at + 1))
  const end = page.endOf(at)
  // By itself it is all there is.
  if (at === 0 && end >= page.tokens.length - 1) return null
  if (!isAsked || !/^\s*\?/.test(page.text.slice(page.tokens[end - 1]?.end ?? 0))) return null
  for (let i = at; i < end; i += 1) if (page.word(i) === 'or') return quoted(at, end)
  return null
}

/** `with room for 12 dogs a night`: how many there may be, and no room of anybody. */
export function roomAt({ page }: Around, at: number): Aside | null {
  const isRoom = /^(room|space|capacity)$/.test(page.word(at)) && page.word(at + 1) === 'for'
  if (!isRoom || page.tokens[at + 2]?.kind !== 'number') return null
  return quoted(/^(with|has|have)$/.test(page.word(at - 1)) ? at - 1 : at, tailEnd(page, at + 2))
}

/** `how many days I have left`, `whether it was paid`: what somebody wants to know. */
export function questionAt({ page }: Around, at: number): Aside | null {
  const isHow =
    page.word(at) === 'how' &&
    /^(many|much|often|long|far|well|a|an|the|it|they|he|she|i|we|you|their|his|her|my|our)$/.test(page.word(at + 1))
  const isWhether = /^(whether|why)$/.test(page.word(at)) && page.isWord(at + 1) && page.isWord(at - 1)
  return (isHow && page.isWord(at - 1)) || (isWhether && !isFirstOf(page, at) && !isListedWhether(page, at))
    ? quoted(at, tailEnd(page, at + 1))
    : null
}

/** `check whether`, `can you check whether`: what is asked of a review. */
const isFirstOf = (page: Page, at: number): boolean =>
  page.isEnd(at - 2) ||
  (/^(check|see|verify|test|assess|review|evaluate|examine|audit|analyse|analyze|tell)$/.test(page.word(at - 1)) &&
    /^(you|please|to|and|me|us)$/.test(page.word(at - 2)))
