import type { Scope } from '../../blueprint/check/scope.ts'
import { setOf } from '../../readers/request/vocabulary/words.ts'
import { lastingOf } from './lasting.ts'

/** What comes with a backend as it is built: where it is there, what it is spoken of by, and all that is said of it. */
export interface Built {
  readonly isThere: (scope: Scope) => boolean
  readonly about: RegExp
  readonly words: ReadonlySet<string>
  /** It is of whatever there is. */
  readonly isOfThings?: true
  readonly isOfCallers?: true
  /** How long it may be said to last; nothing where nothing of it lasts. */
  readonly lasts?: (scope: Scope, said: string) => readonly number[]
}

export const BUILT: readonly Built[] = [
  {
    isThere: ({ blueprint }) => blueprint.auth !== null && blueprint.auth.provider !== 'none',
    about: /\b(?:accounts?|log(?:ging)?[- ]?in|sign(?:ing)?[- ]?(?:in|up)|registration)\b/i,
    words: setOf(
      'user users account accounts login logins log logged in sign signin signup up registration authentication authenticated',
    ),
    isOfCallers: true,
  },
  {
    isThere: ({ blueprint }) => blueprint.auth?.provider === 'builtin',
    about: /\b(?:access|refresh) tokens?\b|\btoken (?:rotation|reuse)\b|\blogin sessions?\b/i,
    words: setOf(
      'access refresh token tokens rotation rotate rotates rotated rotating pair used reuse reused detection detected replaced replace short long lived live lives last lasts valid expire expires expired expiry lifetime invalid issue issued new old jwt login session sessions',
    ),
    lasts: ({ blueprint }, said) => lastingOf(blueprint.auth?.sessions ?? null, said),
  },
  {
    // One that was used already ends all that came from it.
    isThere: ({ blueprint }) => blueprint.auth?.provider === 'builtin',
    about: /\brefresh tokens?\b.*\breus(?:e|ed)\b|\breus(?:e|ed)\b.*\brefresh tokens?\b/i,
    words: setOf(
      'refresh token tokens rotated rotation reuse reused revoke revokes ends end whole family families session',
    ),
  },
  {
    isThere: ({ blueprint }) => (blueprint.auth?.api_keys ?? null) !== null,
    about: /\bkeys?\b/i,
    words: setOf(
      'api key keys name names scope scopes expiry expire expires expiration date dates hash hashes hashed stored store kept shown show creation plain plaintext text',
    ),
  },
  {
    isThere: ({ blueprint }) => blueprint.auth?.provider === 'builtin',
    about: /\bpasswords?\b/i,
    words: setOf(
      'password passwords hash hashes hashed hashing argon2 argon2id salted stored store kept plain plaintext text securely',
    ),
  },
  {
    isThere: ({ resources }) => [...resources.values()].some(({ value }) => (value.cache ?? null) !== null),
    about: /\b(?:cach\w+|ttls?|time to live)\b/i,
    words: setOf(
      'cache caches cached caching ttl time live invalidation invalidate invalidated invalidates change changes changed update updates updated write writes expire expires redis answer answers response responses lifetime',
    ),
    isOfThings: true,
    lasts: ({ resources }) =>
      [...resources.values()].flatMap(({ value }) => {
        const ttl = value.cache?.ttl?.milliseconds
        return ttl === undefined ? [] : [ttl]
      }),
  },
  {
    isThere: ({ resources }) => resources.size > 1,
    about: /\b(?:optimistic|etags?|if-match)\b/i,
    words: setOf('optimistic concurrency concurrent locking lock control version versions etag etags if match lost'),
  },
  {
    isThere: ({ blueprint: { tenancy } }) =>
      tenancy !== null && tenancy !== 'none' && tenancy.enforce === 'row-level-security',
    about: /\b(?:row[- ]level|rls)\b/i,
    words: setOf('row level security rls postgres postgresql policies policy tenant tenants isolation'),
  },
  {
    isThere: ({ blueprint }) => (blueprint.webhooks ?? []).some(({ value }) => (value.out ?? []).length > 0),
    about: /\b(?:attempts?|deliver\w*)\b/i,
    words: setOf(
      'attempt attempts delivery deliveries keep keeps kept record records recorded response status code codes error errors duration took milliseconds',
    ),
  },
  {
    isThere: ({ blueprint }) => (blueprint.webhooks ?? []).some(({ value }) => (value.out ?? []).length > 0),
    about: /\b(?:webhooks?|endpoints?|event types?|signing secrets?)\b/i,
    words: setOf(
      'choose chooses event events type types want wants receive receives receiving subscribe subscribes subscribed endpoint endpoints url urls register registers registered signing secret secrets shown again creation webhook webhooks',
    ),
    isOfCallers: true,
  },
]
