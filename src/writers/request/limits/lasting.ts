/** How long something lasts, where the text says it of what is built: `15-minute access tokens`, `a TTL of five minutes`. */
export interface Lasting {
  readonly access: string | null
  readonly refresh: string | null
  /** Where people are signed in; they meet in others. */
  readonly session: string | null
  readonly cached: string | null
}

export const lastingIn = (text: string): Lasting => ({
  access: spanOf(text, 'access tokens?', 'refresh'),
  refresh: spanOf(text, 'refresh tokens?', 'access'),
  session: spanOf(text, SESSIONS, 'tokens?|access'),
  cached:
    spanOf(text, 'ttls?|cach(?:e|es|ed|ing)|time to live', 'within|every|tokens?|sessions?') ??
    (/\bcach(?:e|es|ed|ing)\b/i.test(text) ? spanOf(text, CACHED, 'within|every|tokens?|sessions?') : null),
})

/** What a cache holds, where it is said to end: `entries should expire after 10 minutes`. */
const CACHED =
  '(?:entry|entries|answers|responses|results|values|keys) (?:(?:should|must|shall|will|can|may) )?(?=expires?|lives?|lasts?|(?:are|be) (?:kept|valid|dropped|evicted))'

/** Of logins, and no `therapy sessions`. */
const SESSIONS = '(?<=^|[.;:,(]\\s*|\\b(?:login|user|active|their|all|the|and|with|of)\\s)sessions?'
const NUMBERS = 'one two three four five six seven eight nine ten fifteen twenty thirty forty sixty ninety'.split(' ')
const VALUES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 30, 40, 60, 90]
const SPAN = `(\\d{1,4}|an?|half an|${NUMBERS.join('|')})[ -](second|minute|hour|day|week|month|year)s?\\b`
/** Says how long it is, and not when or how often. */
const LASTS = '(?:live|lives|lasts?|valid|good|expires?|expiring|kept|keeps?|of|for|after|ttl|lifetime|:|\\(|=|is|are)'

/** The words behind it, with nothing of the other between; before it, where both are one name. */
function spanOf(text: string, of: string, others: string): string | null {
  const between = `(?:(?!\\b(?:${others})\\b)[^.;,])`
  const behind = new RegExp(`\\b(?:${of})\\b(?=${between}{0,60}?${LASTS})${between}{0,60}?\\b${SPAN}`, 'i').exec(text)
  const found = behind ?? new RegExp(`\\b${SPAN} (?:lifetime of )?(?:${of})\\b`, 'i').exec(text)
  // `refresh tokens 30 days`: what is said of the one before is said of it, too.
  const bare = found ?? new RegExp(`\\b(?:${of}) ${SPAN}`, 'i').exec(text)
  return bare === null ? null : written(bare[1]!.toLowerCase(), bare[2]!.toLowerCase())
}

const UNITS: Readonly<Record<string, string>> = { second: 's', minute: 'm', hour: 'h', day: 'd', week: 'w', year: 'y' }

/** `expire after 15 minutes`: the first length of time that is said. */
export function firstSpan(text: string): string | null {
  const found = new RegExp(`\\b${SPAN}`, 'i').exec(text)
  return found === null ? null : written(found[1]!.toLowerCase(), found[2]!.toLowerCase())
}

/** The first number that is said, in digits or in a word. */
export function firstNumber(text: string): number | null {
  const found = new RegExp(`\\b(\\d{1,4}|${NUMBERS.join('|')})\\b`, 'i').exec(text)?.[1]?.toLowerCase()
  if (found === undefined) return null
  const at = NUMBERS.indexOf(found)
  return at < 0 ? Number(found) : VALUES[at]!
}

function written(count: string, unit: string): string | null {
  if (count === 'half an') return unit === 'hour' ? '30m' : null
  const at = NUMBERS.indexOf(count)
  const number = /^an?$/.test(count) ? 1 : at < 0 ? Number(count) : VALUES[at]!
  return number < 1 ? null : unit === 'month' ? `${number * 30}d` : `${number}${UNITS[unit]}`
}
