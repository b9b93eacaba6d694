import type { Capability, DesignRequest, Words } from '../../../model/index.ts'
import { isReceived, mailed } from './mailed.ts'

/** The sentence that holds some words. */
export type Sentence = Words

/**
 * The request without what cannot be built as it is said: a mail nobody says when to send, what comes in from elsewhere, an
 * interval of which nothing runs. It is told as it stands, as is what is said of it within words nobody reads.
 */
export function settled(request: DesignRequest): DesignRequest {
  const open: Words[] = []
  let unread = request.unread
  const capabilities = request.capabilities.flatMap((one): readonly Capability[] => {
    const sentence = sentenceOf(request.text, one.from)
    if (one.name === 'schedule' && isInterval(request.text, one.from)) {
      open.push(one.from)
      return []
    }
    if (one.name !== 'mails') return [one]
    const hidden = unread.find(({ start, end }) => start <= one.from.start && one.from.end <= end)
    const made = isElsewhere(sentence.text) ? null : mailed(one, request, sentence)
    // `send a reminder the day before`: all of it is the mail.
    if (hidden !== undefined && (made === null || made.of === one.of || !IS_MAIL.test(hidden.text))) return []
    if (hidden !== undefined) unread = unread.filter((words) => words !== hidden)
    if (made === null) {
      open.push(
        isReceived(sentence.text) ? withoutEnds(sentence) : withNext(one.from, unread, request.text, sentence.end),
      )
      return []
    }
    // What says when is read with it.
    if (made.of !== one.of)
      unread = unread.filter(
        ({ text, start, end }) => !(isWhen(text) && sentence.start <= start && end <= sentence.end),
      )
    const from = withLead(made.from, request.text, sentence.end)
    unread = unread.filter((words) => !(from.start <= words.start && words.end <= from.end))
    return [{ ...made, from }]
  })
  if (open.length === 0 && unread === request.unread && capabilities.length === request.capabilities.length)
    return { ...request, capabilities }
  const kept = unread.filter(({ start, end }) => !open.some((one) => one.start <= start && end <= one.end))
  return { ...request, capabilities, unread: [...kept, ...open].toSorted((a, b) => a.start - b.start) }
}

/** `a reminder 30 days before a contract ends`: how long before is said with it. */
function withLead(from: Words, text: string, end: number): Words {
  const found = LEAD.exec(text.slice(from.end, end))
  if (found === null) return from
  const last = from.end + found[0].trimEnd().length
  return { text: text.slice(from.start, last), start: from.start, end: last }
}

const LEAD =
  /^(?:[^\S\n]+(?:by|via|per|is|are|sent|to|e-?mail|mail|them|him|her|the|\p{L}+)){0,6}?[^\S\n]+(?:\d+|an?|one|two|three|four|five|six|seven|ten|twelve|fourteen|thirty)[^\S\n]+(?:minute|hour|day|week|month)s?[^\S\n]+(?:before|after|in advance|prior to|ahead)(?:[^\S\n]+[^\s,.;:]+){0,7}/iu

const IS_MAIL =
  /^(send|notify|remind|e-?mail)\b|\b(gets?|receives?) (an? )?(e-?mail|notification)|\b(is|are) (then )?(notified|e-?mailed)\b/i
/** What is sent to a phone is no mail. */
const isElsewhere = (text: string): boolean =>
  /\b(sms|push|whatsapp|text messages?)\b/i.test(text) && !/e-?mail/i.test(text)

const isWhen = (text: string): boolean =>
  /^(when|whenever|once|after|as soon as|if|on|upon|(a |the |one )?(day|hour|week)s? before|\d+ \w+ before|(the )?day( before)?$|before (a|an|the|it|they)\b)/i.test(
    text.trim(),
  )

/** `billed monthly or yearly`: one of several, and nothing that runs then. */
const isInterval = (text: string, { start, end }: Words): boolean =>
  /^\s*(?:,|\/|or|and)\s*(?:or\s+)?(?:monthly|weekly|yearly|annual|annually|quarterly|daily)\b/i.test(
    text.slice(end, end + 30),
  ) ||
  /\b(?:monthly|weekly|yearly|annual|annually|quarterly|daily)\s*(?:,|\/|or|and)\s*(?:or\s+)?$/i.test(
    text.slice(Math.max(0, start - 30), start),
  ) ||
  /\b(?:billed|charged|paid|invoiced|renewed|renews?|pay|billing)\s+\w*$/i.test(
    text.slice(Math.max(0, start - 30), end),
  )

/** `notified if a defect is old`: with what stands right behind it and is not read, too. */
function withNext(words: Words, unread: readonly Words[], text: string, last: number): Words {
  const next = unread.find(
    (one) =>
      one.start >= words.end &&
      one.end <= last &&
      (text.slice(words.end, one.start).trim() === '' || /^(when|whenever|once|if|after|as soon as) /i.test(one.text)),
  )
  return next === undefined ? words : { text: text.slice(words.start, next.end), start: words.start, end: next.end }
}

/** From the end of the one before to the end of its own; lines are sentences, too. */
function sentenceOf(text: string, { start, end }: Words): Sentence {
  const before = Math.max(
    ...['. ', '? ', '! ', '; ', '\n'].map(
      (sign) => text.lastIndexOf(sign, start - 1) + (text.lastIndexOf(sign, start - 1) < 0 ? 0 : sign.length),
    ),
    0,
  )
  const behind = /[.?!;](?=\s|$)|\n/.exec(text.slice(end))
  const last = behind === null ? text.length : end + behind.index
  return { text: text.slice(before, last), start: before, end: last }
}

function withoutEnds({ text, start }: Words): Words {
  const said = text.replace(/^[\s\-*•]+/, '')
  const from = start + text.length - said.length
  const own = said.trimEnd()
  return { text: own, start: from, end: from + own.length }
}
