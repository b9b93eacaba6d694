import type { Scope } from '../../../blueprint/check/scope.ts'
import { spansIn } from '../lasting.ts'
import { type Known, knownOf, numberIn } from './known.ts'

const jobs = ({ blueprint }: Scope) => blueprint.jobs ?? []

const isTriedAgain: Known['is'] = (said, scope) => {
  const times = jobs(scope)[0]?.value.retry?.times
  if (times === undefined || numberIn(said) !== times + (/attempts/i.test(said) ? 1 : 0)) return null
  return `a job that failed is tried again, up to ${times} times, after pauses that grow`
}

/** What nobody waits for. */
const JOBS: readonly Known[] = knownOf(
  {
    isThere: (scope) => jobs(scope).length > 0,
    about: /\b(?:jobs?|queues?|workers?|tasks?|attempts|retries|background)\b/i,
  },
  [
    [
      /\b(?:at most |up to )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:retries|attempts)(?: per job)?(?: with exponential backoff)?\b|\b(?:and )?(?:failed )?(?:jobs|they) are retried (?:up to |at most )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) times(?: with exponential backoff)?/,
      isTriedAgain,
      'jobs.retry',
    ],
    [
      /\b(?:delayed|scheduled) jobs\b|\b(?:a )?(?:scheduled|delayed) start(?: time)?\b/,
      'whoever asks for a job may say from when it is due',
      'background_jobs.run_at',
    ],
    [
      /\b(?:a )?dead[- ]letter (?:queue|list|table)s?\b|\bdead letters\b/,
      'what failed too often stays with its last error until somebody calls it back (`revive`)',
      'background_jobs.dead_at',
    ],
    [
      /\bskip locked\b|\b(?:job|task) queue on postgres(?:ql)?\b|\bpostgres(?:ql)? (?:job|task) queue\b/,
      'jobs are rows of the database, claimed with FOR UPDATE SKIP LOCKED',
      'background_jobs',
    ],
  ],
)

const cached = ({ resources }: Scope) => [...resources.values()].flatMap(({ value }) => value.cache ?? [])

const CACHE: readonly Known[] = knownOf(
  { isThere: (scope) => cached(scope).length > 0, about: /\b(?:cach\w+|ttl|redis|invalidat\w+|entr(?:y|ies))\b/i },
  [
    [
      /\b(?:with |and )?(?:an? )?ttl of (?:\d+|[a-z]+) (?:seconds?|minutes?|hours?|days?)\b|\bcached? (?:\w+ ){0,3}?for (?:\d+|[a-z]+) (?:seconds?|minutes?|hours?)\b|\bin redis for (?:\d+|[a-z]+) (?:seconds?|minutes?|hours?)\b/,
      (said, scope) =>
        spansIn(said).some(({ milliseconds }) => cached(scope).some(({ ttl }) => ttl?.milliseconds === milliseconds))
          ? 'an answer is remembered for that long'
          : null,
      'cache.ttl',
    ],
    [
      /\b(?:cached )?(?:entry|entries|answers|responses|results) (?:(?:should|must|shall|will|can) )?(?:expires?|lives?|lasts?|(?:are|be) (?:kept|valid)) (?:after|for) (?:\d+|[a-z]+) (?:seconds?|minutes?|hours?|days?)\b/,
      (said, scope) =>
        spansIn(said).some(({ milliseconds }) => cached(scope).some(({ ttl }) => ttl?.milliseconds === milliseconds))
          ? 'an answer is remembered for that long'
          : null,
      'cache.ttl',
    ],
    [
      /\b(?:and )?(?:(?:should|must|shall|will|are|be|is) )*(?:dropped|evicted|invalidated|emptied|cleared|removed|purged|flushed|refreshed) (?:when|whenever|once|on|after|as soon as) (?:(?:an?|the|every|each) )?[\w-]+(?: [\w-]+)? (?:changes?|updates?|is (?:changed|updated|edited))\b/,
      'what was remembered is forgotten once a change of the rows it was made of holds',
      'app/caching/watched.py',
    ],
    [
      /\b(?:and )?(?:invalidation|invalidated?s?(?: them| it)?) (?:when|whenever|once|on|after) (?:(?:an?|the|every|each) )?[\w-]+(?: [\w-]+)? (?:changes?|updates?|is (?:changed|updated|edited))\b/,
      'what was remembered is forgotten once a change of the rows it was made of holds',
      'app/caching/watched.py',
    ],
  ],
)

/** A year has a leap day now and then. */
const LEAP = 0.01

/** What stands around each request, and what is kept of what was done. */
const AROUND: readonly Known[] = [
  ...knownOf({ isThere: ({ resources }) => resources.size > 1, about: /\bidempoten\w+\b/i }, [
    [
      /\b(?:an )?idempotency[- ]keys?(?: headers?)?\b|\bidempotent (?:\w+ )?(?:endpoint|creation)\b/,
      'whoever sends the same request again with its key is told what the first was told',
      'Idempotency-Key of each POST',
    ],
    [
      /\b(?:a )?repeated key with a different body (?:(?:should|must) be |is )?(?:answered|refused|rejected) with 422\b/,
      'a key that was used for another request is refused with 422',
      'app/core/once.py',
    ],
  ]),
  ...knownOf(
    {
      isThere: ({ resources, blueprint }) =>
        [...resources.values()].some(({ value }) => value.traits?.includes('audit')) ||
        (blueprint.retention ?? []).some(({ name }) => name === 'audit'),
      about: /\b(?:audit\w*|log\w*)\b/i,
    },
    [
      [
        /\b(?:(?:that )?(?:records?|keeps?|logs?) )?who (?:changed|did|made) what(?: (?:and )?when)?\b/,
        'each entry says by whom, when, and what was before and after',
        'audit_entries',
      ],
      [
        /\b(?:is |are |an? )?(?:append[- ]only|immutable|tamper[- ](?:proof|evident))\b/,
        'entries are only added to, each with the hash of the one before; the database refuses all else',
        'audit_entries',
      ],
      [
        /\b(?:and )?(?:(?:is|are) )?kept for (?:\d+|[a-z]+) (?:days?|weeks?|months?|years?)\b/,
        (said, { blueprint }) => {
          const kept = (blueprint.retention ?? []).find(({ name }) => name === 'audit')?.value?.milliseconds
          return spansIn(said).some(
            ({ milliseconds }) => kept !== undefined && Math.abs(milliseconds / kept - 1) < LEAP,
          )
            ? 'entries are kept that long, and then go'
            : null
        },
        'retention.audit',
      ],
    ],
  ),
]

export const WORK: readonly Known[] = [...JOBS, ...CACHE, ...AROUND]
