import { type Range, refuse } from '../problem.ts'

/** `5 exponential`, `3`: how often, and how long between. */
export interface Retry extends Range {
  readonly times: number
  readonly backoff: 'exponential' | 'fixed'
}

export function parseRetry(text: string, offset: number): Retry {
  const range = { start: offset, end: offset + text.length }
  const [, times = '', backoff = 'fixed'] = /^(\d{1,2})(?:\s+(exponential|fixed))?$/.exec(text) ?? []
  if (times === '') return refuse(range, `${text} says not how often`, 'Write it as 5 exponential, or 3.')
  return { times: Number(times), backoff: backoff as Retry['backoff'], ...range }
}

/** Services that sign in a way of their own, which is known. */
export const SENDERS = ['stripe', 'github', 'shopify'] as const

/** `hmac-sha256 $SECRET`, `stripe $STRIPE_SECRET` */
export interface Signature extends Range {
  readonly algorithm: 'hmac-sha256'
  /** Whose way of signing it is; null for that of standardwebhooks.com. */
  readonly by: (typeof SENDERS)[number] | null
  /** The setting that holds the secret; null for one that is made for each receiver. */
  readonly secret: string | null
}

export function parseSignature(text: string, offset: number): Signature {
  const range = { start: offset, end: offset + text.length }
  const found = /^([a-z\d-]+)(?:\s+\$([A-Z][A-Z0-9_]*))?$/.exec(text)
  const by = SENDERS.find((one) => one === found?.[1]) ?? null
  if (!found || (by === null && found[1] !== 'hmac-sha256'))
    return refuse(range, `${text} is no signature`, 'Write it as hmac-sha256 $SECRET, or stripe $SECRET.')
  return { algorithm: 'hmac-sha256', by, secret: found[2] ?? null, ...range }
}
