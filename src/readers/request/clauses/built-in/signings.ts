import { coined } from '../../nouns/coined.ts'
import { itemsAt } from '../../lists/items.ts'
import { singular } from '../../vocabulary/forms.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { readRest } from '../things/rest.ts'

/** `login history with IP address and device`: a row each time, that the program writes and nobody changes. */
export function readSignings(reader: Reader, from: number): number | null {
  const { page, facts } = reader
  const { of, called } = rowsBefore(page, leadEnd(page, from))
  if (of === null || called === null) return null
  for (let at = from; at < called.to; at += 1) reader.seen.add(at)
  page.claim(from, called.to)
  const row = coined({ from, to: called.to }, [...of.words, called.word], true)
  const behind = whoseEnd(page, called.to)
  const said = page.words(from, behind)
  const ofAccounts = { name: 'accounts', isDeclined: false, of: null, field: null } as const
  facts.capabilities.push({ ...ofAccounts, from: said })
  for (const verb of ['create', 'update', 'delete'] as const)
    facts.rules.push({ who: 'nobody', verbs: [verb], of: row, how: 'only', from: said })
  page.claim(called.to, behind)
  const { items, next } = /^(with|including|showing|containing|recording|:)$/.test(page.word(behind))
    ? itemsAt(page, behind + 1)
    : { items: [], next: behind }
  reader.mention({ ...row, isListed: true })
  reader.topic = row
  if (items.length === 0) return readRest(reader, [], behind)
  page.claim(behind, behind + 1)
  // When it was, and who it was, each row knows.
  const own = items.filter(({ noun }) => !/^(user|account|person|time|timestamp|date|day)$/.test(noun.words.join(' ')))
  for (const item of items.filter((one) => !own.includes(one))) {
    page.claim(item.from, item.to)
    facts.capabilities.push({ ...ofAccounts, from: page.words(item.from, item.to) })
  }
  reader.hold(row, own)
  return readRest(reader, items, next)
}

/** `users can see their login history`: whoever it is of sees it. */
const leadEnd = (page: Page, from: number): number => {
  const isSeen = /^(users|members|people|everybody|everyone)$/.test(page.word(from))
  const verb = page.word(from + 1) === 'can' ? from + 2 : from + 1
  let at = isSeen && /^(see|sees|view|views)$/.test(page.word(verb)) ? verb + 1 : from
  while (
    /^(a|an|the|our|each|recent|all|full|complete|failed|successful|own|past|user|users|account|their)$/.test(
      page.word(at),
    )
  )
    at += 1
  return at
}

/** `login history`, `a log of sign-ins` */
function rowsBefore(page: Page, at: number) {
  const before = /^(history|log|record|records|list)$/.test(page.word(at)) ? at : at + 1
  if (page.word(before + 1) === 'of' && rowsAt(page, at) !== null) {
    const of = eventAt(page, leadEnd(page, before + 2))
    if (of !== null && page.word(of.to - 1).endsWith('s')) return { of, called: { word: 'event', to: of.to } }
  }
  const of = eventAt(page, at)
  return { of, called: of === null ? null : rowsAt(page, of.to) }
}

/** What people do with their own account. */
function eventAt(page: Page, at: number) {
  const found = EVENTS.find((words) => page.matches(at, words))
  return found === undefined
    ? null
    : { words: CALLED.get(found[0]!) ?? found.map(singular), from: at, to: at + found.length }
}
const EVENTS: readonly (readonly string[])[] =
  'login|logins|logon|logout|signin|signins|sign in|sign ins|log in|sign out|log out|password change|password changes|password reset|password resets|email change|role change|permission change'
    .split('|')
    .map((words) => words.split(' '))
const CALLED: ReadonlyMap<string, readonly string[]> = new Map([
  ['log', ['login']],
  ['logon', ['login']],
  ['logins', ['login']],
  ['signin', ['login']],
  ['signins', ['login']],
  ['sign', ['login']],
])

/** What it is called, each time; null where nothing says that it is kept. */
function rowsAt(page: Page, at: number): { readonly word: string; readonly to: number } | null {
  const word = page.word(at)
  if (/^(attempts?)$/.test(word)) {
    const isMore = /^(history|log|logs|records?)$/.test(page.word(at + 1))
    return { word: 'attempt', to: isMore ? at + 2 : at + 1 }
  }
  if (/^(history|log|logs|logbook|records?|events?|activity|journal|protocol|trail)$/.test(word))
    return { word: 'event', to: /^(log|history|trail)$/.test(page.word(at + 1)) ? at + 2 : at + 1 }
  return word === 'audit' && /^(log|trail|history)$/.test(page.word(at + 1)) ? { word: 'event', to: at + 2 } : null
}

/** `of each user`, `per account`: theirs anyway. */
function whoseEnd(page: Page, at: number): number {
  if (!/^(of|per|for)$/.test(page.word(at))) return at
  const to = /^(a|an|each|every|the|all|our)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  return /^(users?|accounts?|members?|people)$/.test(page.word(to)) ? to + 1 : at
}
