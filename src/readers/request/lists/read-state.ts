import type { Page } from '../page/page.ts'

/** `read and unread`, `unread state`: whether it was read, and no thing; up to where that is said, or null. */
export function readStateEnd(page: Page, at: number): number | null {
  let next = at
  let isUnread = false
  for (; /^(read|unread|and|or|\/)$/.test(page.word(next)); next += 1) isUnread ||= page.word(next) === 'unread'
  if (!isUnread || !/^(un)?read$/.test(page.word(at))) return null
  if (/^(state|states|status|flag|flags|marker|markers)$/.test(page.word(next))) next += 1
  return page.isEnd(next) || /^[,)]$/.test(page.word(next)) ? next : null
}
