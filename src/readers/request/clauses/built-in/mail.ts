import { tailEnd } from '../../asides/ends.ts'
import { channelsAt } from '../../lists/channels.ts'
import { itemsAt } from '../../lists/items.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `the employee gets an email about the decision`, `customers are notified when ...`: who is told, and of what. */
export function readMail(reader: Reader, at: number): number | null {
  const { page, facts, capabilities } = reader
  const notice = noticeAt(page, at)
  if (notice !== null) {
    reader.mention(notice.of)
    page.claim(at, notice.to)
    for (let i = at; i < notice.to; i += 1) if (capabilities.has(i)) reader.seen.add(i)
    const from = page.words(at, notice.to)
    facts.capabilities.push({ name: 'mails', of: notice.of, field: null, isDeclined: false, from })
    return notice.to
  }
  const sent = sentAt(page, at)
  if (sent !== null) return mailTo(reader, at, sent)
  const isAll = /^(everyone|everybody)$/.test(page.word(at))
  const { items, next } = isAll ? { items: [], next: at + 1 } : itemsAt(page, at)
  if (!isAll && (items.length === 0 || !items.every(({ noun }) => isPersonal(noun)))) return null
  const told = toldAt(page, next)
  if (told === null) return null
  const end = Math.max(told, tailEnd(page, told, true))
  // What goes to a phone is sent by somebody else.
  if (isToPhone(page, at, end)) return reader.quote(at, end)
  for (const { noun } of items) reader.mention(noun, 'beside')
  page.claim(at, end)
  for (let i = at; i < end; i += 1) if (capabilities.has(i)) reader.seen.add(i)
  facts.capabilities.push({ name: 'mails', of: null, field: null, isDeclined: false, from: page.words(at, end) })
  return end
}

/** `notifications of new comments by email`: a mail, and nothing that is kept. */
function noticeAt(page: Page, at: number): { readonly of: Noun; readonly to: number } | null {
  if (!/^(notifications?|alerts?|reminders?|messages?)$/.test(page.word(at))) return null
  const of = /^(of|about|for|on)$/.test(page.word(at + 1)) ? nounAt(page, at + 2) : null
  if (of === null || isPersonal(of) || !/^(by|via|per|through)$/.test(page.word(of.to))) return null
  return isMail(page, of.to + 1) && channelsAt(page, of.to + 1) === null ? { of, to: of.to + 2 } : null
}

/** `send customers an email when ...`: up to the mail; null where nothing is sent to anybody. */
function sentAt(page: Page, at: number): number | null {
  if (!/^sends?$/.test(page.word(at))) return null
  const { items, next } = itemsAt(page, at + 1)
  if (items.length === 0 || !items.every(({ noun, inner }) => isPersonal(noun) && inner.length === 0)) return null
  return /^(an?|one)$/.test(page.word(next)) && isMail(page, next + 1) ? next + 2 : null
}

function mailTo({ page, facts, capabilities, ...reader }: Reader, at: number, told: number): number {
  const end = Math.max(told, tailEnd(page, told, true))
  for (const { noun } of itemsAt(page, at + 1).items) facts.mentions.push({ noun, how: 'beside' })
  page.claim(at, end)
  for (let i = at; i < end; i += 1) if (capabilities.has(i)) reader.seen.add(i)
  facts.capabilities.push({ name: 'mails', of: null, field: null, isDeclined: false, from: page.words(at, end) })
  return end
}

/** Behind `then get an email`, `are notified by email`; null where nobody is told anything. */
function toldAt(page: Page, from: number): number | null {
  let at = from
  while (/^(then|also|will|should|must|can|always)$/.test(page.word(at))) at += 1
  if (/^(is|are|be|gets?)$/.test(page.word(at))) {
    const told = /^(be|also|then|automatically)$/.test(page.word(at + 1)) ? at + 2 : at + 1
    if (/^(e-?mailed|notified|mailed)$/.test(page.word(told))) return told + 1
    if (/^(informed|told|alerted)$/.test(page.word(told)) && /^(by|via|per)$/.test(page.word(told + 1)))
      return isMail(page, told + 2) ? told + 3 : null
  }
  if (!/^(gets?|receives?)$/.test(page.word(at))) return null
  let last = at + 1
  while (/^(a|an|the|one|automatic|confirmation|short|reminder|push|in-app)$/.test(page.word(last))) last += 1
  const isLong =
    isMail(page, last) && /^(notifications?|messages?|confirmations?|reminders?)$/.test(page.word(last + 1))
  return isMail(page, last) || /^(notifications?|sms)$/.test(page.word(last)) ? last + (isLong ? 2 : 1) : null
}

const isMail = (page: Page, at: number): boolean => /^(e-?mails?|mails?)$/.test(page.word(at))

const isToPhone = (page: Page, from: number, to: number): boolean =>
  page.tokens.slice(from, to).some(({ lower }) => /^(push|sms|whatsapp|phone|slack|in-app)$/.test(lower))
