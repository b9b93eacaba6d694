import { singular } from '../../vocabulary/forms.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'

/** What accounts have of themselves, as people speak of it; what is said of it is told, and no table. */
export function readSessions(reader: Reader, at: number): number | null {
  const { page, facts, capabilities } = reader
  if (!page.speaksOf(isOfSigning)) return null
  const end = sentencePart(page, at)
  const login = loginEnd(reader, at)
  if (login !== null) return login
  const found = sessionIn(page, at, end)
  if (found === null || isReadAsBuilt(reader, at, end)) return null
  for (let i = at; i < end; i += 1) if (capabilities.has(i)) reader.seen.add(i)
  facts.capabilities.push({
    name: 'sessions',
    isDeclined: false,
    of: null,
    field: null,
    from: page.words(found.from, found.to),
  })
  return reader.quote(at, end)
}

/** `login with email and password, ...`: what everybody signs in with, up to what else is said. */
function loginEnd({ page, capabilities, facts, seen }: Reader, at: number): number | null {
  const found = capabilities.get(at)
  if (found?.name !== 'accounts' || found.isDeclined || page.word(found.to) !== 'with') return null
  let end = found.to + 1
  while (/^(an?|e-?mail|address|and|or|password|username)$/.test(page.word(end))) end += 1
  if (end < found.to + 2 || !(page.isEnd(end) || page.word(end) === ',')) return null
  seen.add(at)
  page.claim(at, end)
  facts.capabilities.push({ name: 'accounts', isDeclined: false, of: null, field: null, from: page.words(at, end) })
  return page.word(end) === ',' ? end + 1 : end
}

/** What is built of it is read word by word. */
const isReadAsBuilt = ({ capabilities }: Reader, at: number, end: number): boolean =>
  [...capabilities.values()].some(({ name, from }) => name === 'own-sessions' && from >= at && from < end)

/** Whether anybody signs in or out of anything. */
const isOfSigning = (word: string): boolean => /^(sessions?|logins?|sign|log|signing|logging|signed|logged)$/.test(word)

/** Up to the end, or to a colon behind a title. */
function sentencePart(page: Page, at: number): number {
  let end = at
  while (!page.isEnd(end) && page.word(end) !== ':') end += 1
  return end
}

/** `active sessions`, `their logged in devices`, `sign out everywhere`: where people are signed in. */
function sessionIn(page: Page, from: number, to: number): { readonly from: number; readonly to: number } | null {
  for (let at = from; at < to; at += 1) {
    if (/^(sign|log|signing|logging)$/.test(page.word(at)) && page.word(at + 1) === 'out' && isOfOne(page, at + 2))
      return { from: at, to: at + 3 }
    if (/^(signed|logged)$/.test(page.word(at)) && page.word(at + 1) === 'in' && /^devices?$/.test(page.word(at + 2)))
      return { from: at, to: at + 3 }
    const noun = singular(page.word(at + 1))
    if (
      /^(active|current|open|login|user|single|other|own)$/.test(page.word(at)) &&
      noun === 'session' &&
      isOfAccounts(page)
    )
      return { from: at, to: at + 2 }
    if (/^(active|current|recent)$/.test(page.word(at)) && noun === 'login') return { from: at, to: at + 2 }
  }
  return null
}

const isOfOne = (page: Page, at: number): boolean =>
  /^(everywhere|single|all|other|any|one|of|from|a|an|remotely)$/.test(page.word(at))

/** Where sessions are spoken of with what is known of signing in, and not with what is held in them. */
const isOfAccounts = (page: Page): boolean =>
  page.tokens.some(({ lower }) =>
    /^(device|devices|login|logins|revoke|revoked|browser|ip|logout|token|tokens|activity|password)$/.test(lower),
  ) ||
  page.hasPair('sign', 'out') ||
  page.hasPair('log', 'out') ||
  page.hasPair('session', 'management')
