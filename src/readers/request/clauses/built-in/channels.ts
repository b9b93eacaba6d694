import { channelItem } from '../../lists/channels.ts'
import { itemOf } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { readRest } from '../things/rest.ts'

/** `sent by email, SMS and push`, `deliver notifications via email or Slack`: which way each goes; null where nothing of the kind is said. */
export function readChannels(reader: Reader, at: number): number | null {
  const { page } = reader
  const by = byAt(page, sentEnd(page, at))
  const item = by === null ? null : channelItem(page, by)
  if (by === null || item === null) return null
  const of = sentIn(reader, by)
  if (of === null) return null
  page.claim(at, item.to)
  reader.mention(of)
  reader.hold(of, [item])
  const isMore = page.word(page.word(item.to) === ',' ? item.to + 1 : item.to) === 'with'
  return isMore ? readRest(reader, [itemOf(of)], item.to) : item.to
}

/** `send notifications via ...`: behind what is sent. */
function sentEnd(page: Page, at: number): number {
  const sent = /^(send|sends|deliver|delivers)$/.test(page.word(at)) ? nounAt(page, at + 1) : null
  return sent !== null && SENT.test(sent.words.at(-1)!) ? sent.to : at
}

/** Behind `by`, and behind the verb before it. */
function byAt(page: Page, from: number): number | null {
  let at = from
  while (/^(that|which|it|is|are|be|they)$/.test(page.word(at))) at += 1
  if (
    /^(sends?|sent|delivers?|delivered|notif(y|ies|ied)|reach(es)?|goes|go|dispatched|dispatches)$/.test(page.word(at))
  )
    at += 1
  if (/^(by|via|through|over|using)$/.test(page.word(at))) return at + 1
  return at > from && /^(sends?|delivers?)$/.test(page.word(at - 1)) ? at : null
}

/** What is sent: of what was spoken of, and else a notification. */
function sentIn({ page, topic, facts }: Reader, at: number): Noun | null {
  if (topic !== null && SENT.test(topic.words.at(-1)!)) return topic
  const said = facts.mentions.findLast(({ noun }) => SENT.test(noun.words.at(-1)!))
  if (said !== undefined) return said.noun
  for (let i = at - 1; i >= 0 && !page.isEnd(i); i -= 1)
    if (SENT.test(page.word(i).replace(/s$/, ''))) return nounAt(page, i)
  return null
}

const SENT = /^(notification|alert|reminder|message|announcement|broadcast|campaign|warning|digest)$/
