import type { Words } from '../../model/index.ts'
import { isContent } from './lexicon.ts'
import { singular } from './forms.ts'
import type { Things } from './things.ts'
import type { Page } from './page.ts'
import { MODALS } from './vocabulary/functions.ts'

/** Words that mean something, and that nobody read; what stands together is told together. */
export function unreadIn(page: Page, things: Things): readonly Words[] {
  const named = new Set(things.all.flatMap(({ words }) => words))
  const unread: Words[] = []
  for (let at = 0; at < page.tokens.length; at += 1) {
    if (!isUnread(page, at, named)) continue
    let end = at + 1
    while (isUnread(page, end, named)) end += 1
    unread.push(page.words(at, end))
    at = end
  }
  return unread
}

function isUnread(page: Page, at: number, named: ReadonlySet<string>): boolean {
  if (!page.isWord(at) || page.isRead(at)) return false
  return !named.has(singular(page.word(at))) && isContent(page.word(at)) && !isPurpose(page, at)
}

/** Why somebody wants something asks for nothing more: `so that I can plan my week`. */
function isPurpose(page: Page, at: number): boolean {
  for (let i = at; i >= 0 && at - i < 40 && !page.isEnd(i); i -= 1)
    if (
      (page.word(i) === 'so' && (page.word(i + 1) === 'that' || MODALS.has(page.word(i + 2)))) ||
      page.word(i) === 'because'
    )
      return true
  return false
}
