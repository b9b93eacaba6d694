import type { CapabilityName, DesignRequest, Words } from '../../model/index.ts'
import { holdersIn } from '../../readers/request/built-in/holders.ts'

interface Part {
  readonly of: readonly CapabilityName[]
  readonly about: RegExp
  /** What is there of it, and ends there. */
  readonly is: string
}

/** What a part that comes with a backend does, where more is asked of it. */
const PARTS: readonly Part[] = [
  {
    of: ['api-keys'],
    about:
      /\b(?:keys?|tokens?|scopes?|quotas?)\b|\b(?:revoke|rotate|issue|create|make|end|see|list|manage)s? (?:or \w+ )?them\b/i,
    is: 'A key of a program is made, listed and ended by whoever it acts for, with a name, scopes and an end; this is more than that.',
  },
  {
    of: ['webhooks'],
    about:
      /\b(?:webhooks?|subscri\w+|endpoints?|deliver\w+|replay\w*|resend|retr\w+|attempts?|secrets?|events?)\b|\b(?:change|manage|register)s? them\b/i,
    is: 'Whoever signs in subscribes for themselves, is sent what they may see, signed and again until it is taken, and reads what became of each try; this is more than that.',
  },
  {
    of: ['sign-in-link'],
    about:
      /\b(?:links?|mails?|e-?mails?|sign(?:ed)?[- ]?in|log(?:ged)?[- ]?in|passwords?|codes?|passkeys?|second factor|mfa|totp)\b/i,
    is: 'Whoever has an account is mailed a link that lets them in, once and in time, and nobody has a password; this is more than that.',
  },
  {
    of: ['jwt', 'sessions', 'own-sessions', 'accounts'],
    about:
      /\b(?:sessions?|tokens?|sign(?:ed)?[- ]?(?:in|out)|log(?:ged)?[- ]?(?:in|out)|devices?|passwordless|magic links?|passkeys?|totp|two-?factor|mfa|second factor|lock(?:out|ed)|recovery codes?)\b/i,
    is: 'People sign in with a password, stay in by a refresh token that holds once, and end the stay they are in; a new password ends all of them. This is more than that.',
  },
  {
    of: ['jobs', 'schedule'],
    about:
      /\b(?:priorit\w+|queues?|jobs?|concurren\w+|retr\w+|attempts?|cron|timeouts?|progress|cancel\w*|dead[- ]letter\w*|run history|workers?)\b/i,
    is: 'Jobs are rows of the database that a worker claims when they are due, tries again and keeps once they failed too often; this is more than that.',
  },
  {
    of: ['rate-limit'],
    about: /\b(?:requests?|quotas?|bursts?|limits?|windows?|429)\b/i,
    is: 'Calls are counted for each key, in one window; this is more than that.',
  },
]

/** What is there of a built part of which a piece of the request asks for more; null where it asks for none of that. */
export function beyondBuilt({ text }: Words, request: DesignRequest): string | null {
  const asked = (names: readonly CapabilityName[]): boolean =>
    request.capabilities.some(({ name, comesFrom }) => names.includes(name) && comesFrom === undefined)
  const part = PARTS.find(({ of, about }) => asked(of) && about.test(text))
  if (part === undefined) return null
  return holdersIn(text, request).length > 0
    ? `${part.is.replace(/(?:; this|\. This) is more than that\.$/, '.')} None is built that is of a group.`
    : part.is
}
