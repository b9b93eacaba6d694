import { singular } from '../vocabulary/forms.ts'
import type { Page } from '../page/page.ts'
import { SECONDS } from '../vocabulary/units.ts'

/** How many calls are let through, and for whom that is counted where somebody is named. */
export interface Limit {
  readonly to: number
  /** `key`, `user`; null where nobody is named. */
  readonly per: string | null
}

/** `100 requests per minute per key`, `limited to 5 a second`: what is refused, and not what comes; null for any other number. */
export function limitAt(page: Page, at: number): Limit | null {
  if (page.tokens[at]?.kind !== 'number') return null
  let per = at + 1
  if (/^(requests?|calls?|reqs?|queries|hits?|api|attempts?|tries|messages|uploads|emails)$/.test(page.word(per)))
    per += 1
  if (/^(requests?|calls?)$/.test(page.word(per))) per += 1
  if (!/^(per|a|an|\/|each|every)$/.test(page.word(per)) || !SECONDS.has(page.word(per + 1))) return null
  const end = per + 2
  const isEach = page.word(end) === 'per' || (page.word(end) === 'for' && /^(each|every)$/.test(page.word(end + 1)))
  const holder = isEach ? holderAt(page, end + 1) : null
  if (holder !== null) return holder
  return isLimited(page, at) || isOfKeysBefore(page, at, end) ? { to: end, per: null } : null
}

/** `rate limiting per API key, 600 requests per minute`: by what it is counted stands before it. */
function isOfKeysBefore(page: Page, at: number, end: number): boolean {
  if (
    !/^(,|:|of|to|with|at|\()$/.test(page.word(at - 1)) ||
    (page.isWord(end) && !/^(and|with|by)$/.test(page.word(end)))
  )
    return false
  for (let i = at - 1; !page.isEnd(i); i -= 1) {
    if (page.tokens[i]!.kind === 'number') return false
    if (page.word(i) === 'rate' && LIMITED.test(page.word(i + 1))) return true
  }
  return false
}

/** Behind `at most`, `up to` and the like. */
export function leadEnd(page: Page, at: number): number {
  if (page.matches(at, ['at', 'most']) || page.matches(at, ['up', 'to'])) return at + 2
  return /^(max|maximum|maximally)$/.test(page.word(at)) ? at + 1 : at
}

/** Whether keys are what it is counted by: nothing else is counted where people sign in. */
export const isOfKeys = ({ per }: Limit): boolean =>
  per === null || /^(key|token|client|consumer|partner|customer|caller)$/.test(per)

/** Whether its sentence limits what is counted by something else: `throttle logins to 5 per minute per IP`. */
export function isOfOthersIn(page: Page, at: number): boolean {
  for (let i = at; !page.isEnd(i); i += 1) {
    const limit = limitAt(page, i)
    if (limit !== null) return !isOfKeys(limit)
  }
  return false
}

/** `key`, `each user`, `IP address` */
function holderAt(page: Page, from: number): Limit | null {
  let at = from
  while (/^(each|every|the|a|an|one|api|ip|single)$/.test(page.word(at)) && page.isWord(at + 1)) at += 1
  const per = singular(page.word(at))
  if (!HOLDERS.test(per)) return null
  return { to: /^(ip|e-?mail|mail)$/.test(per) && page.word(at + 1) === 'address' ? at + 2 : at + 1, per }
}

const HOLDERS =
  /^(key|token|client|consumer|partner|customer|user|ip|e-mail|email|mail|address|account|tenant|member|caller|device|person|organisation|organization|company)$/

function isLimited(page: Page, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i <= 6 && !page.isEnd(i); i -= 1) if (LIMITED.test(page.word(i))) return true
  return /^(limit|limits|quota)$/.test(page.word(at + 4)) || /^(limit|limits|quota)$/.test(page.word(at + 3))
}

const LIMITED = /^(limit|limits|limited|limiting|throttle|throttled|throttling|quota|quotas)$/
