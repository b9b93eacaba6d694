import { type Item, itemOf } from './item.ts'
import type { Page } from '../page/page.ts'

/** By what something is sent. */
interface Channels {
  readonly values: readonly string[]
  readonly to: number
}

/** `email, SMS and in-app`: ways by which something is sent, one of which is no mail; null for anything else. */
export function channelsAt(page: Page, from: number): Channels | null {
  const values: string[] = []
  let [at, to] = [from, from]
  for (let one = channelAt(page, at); one !== null; one = channelAt(page, at)) {
    values.push(one.value)
    to = one.to
    at = to
    while (/^(,|and|or|\/|as|well|via|by)$/.test(page.word(at))) at += 1
    if (at === to) break
  }
  if (values.length < 2 || !values.some((value) => value !== 'email' && value !== 'mail')) return null
  return {
    values: [...new Set(values)],
    to: /^(channels?|notifications?|messages?|alerts?)$/.test(page.word(to)) ? to + 1 : to,
  }
}

function channelAt(page: Page, at: number): { readonly value: string; readonly to: number } | null {
  const word = page.word(at)
  const isPair = (first: string, second: string): boolean => word === first && page.word(at + 1) === second
  if (isPair('in', 'app')) return { value: 'in_app', to: at + 2 }
  if (isPair('mobile', 'push') || isPair('web', 'push') || isPair('browser', 'push'))
    return { value: 'push', to: at + 2 }
  if (isPair('text', 'message') || isPair('text', 'messages')) return { value: 'sms', to: at + 2 }
  const value = NAMES.get(word)
  if (value === undefined) return null
  const to = value === 'push' && /^(notifications?|messages?)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  return { value, to }
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['email', 'email'],
  ['e-mail', 'email'],
  ['emails', 'email'],
  ['mail', 'email'],
  ['sms', 'sms'],
  ['push', 'push'],
  ['inapp', 'in_app'],
  ['in_app', 'in_app'],
  ['slack', 'slack'],
  ['whatsapp', 'whatsapp'],
  ['telegram', 'telegram'],
  ['discord', 'discord'],
  ['webhook', 'webhook'],
  ['webhooks', 'webhook'],
])

/** The field that says which of them it is. */
export function channelItem(page: Page, from: number): Item | null {
  const found = channelsAt(page, from)
  if (found === null) return null
  const { values, to } = found
  const noun = {
    from,
    head: from,
    to,
    words: ['channel'],
    isPlural: false,
    isEach: false,
    isCounted: false,
    adjectives: [],
  }
  return { ...itemOf(noun), choice: { values, hasSteps: false, steps: [], to } }
}
