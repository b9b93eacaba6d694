import type { Scope } from '../../../blueprint/check/scope.ts'
import { FAILING } from '../../../readers/request/hooks/failures.ts'
import { type Known, knownOf, numberIn } from './known.ts'

const sent = ({ blueprint }: Scope) => (blueprint.webhooks ?? []).filter(({ value }) => (value.out ?? []).length > 0)

const isTriedAgain: Known['is'] = (said, scope) => {
  const times = sent(scope)[0]?.value.retry?.times
  const number = numberIn(said)
  if (times === undefined || (number !== undefined && number !== times + (/attempts/i.test(said) ? 1 : 0))) return null
  return `a message that was not taken is sent again, up to ${times} times, after pauses that grow`
}

/** What is sent to whoever subscribed, and what became of it. */
const OUTGOING: readonly Known[] = knownOf(
  {
    isThere: (scope) => sent(scope).length > 0,
    about: /\b(?:webhooks?|deliver\w+|events?|endpoints?|attempts?|payloads?)\b/i,
  },
  [
    [
      /\bsigned (?:payloads?|requests?|deliver(?:y|ies)|messages?|events?|with (?:an? )?hmac(?:[- ]sha[- ]?256)?)\b|\b(?:the )?(?:payloads?|requests?|deliveries|messages|events) (?:is|are|must be) (?:hmac[- ])?signed(?: with (?:an? )?hmac(?:[- ]sha[- ]?256)?)?\b|\bhmac(?:[- ]sha[- ]?256)? signatures?\b|\bevents signed with hmac\b/,
      'each message is signed with HMAC-SHA256, over its id, its time and its body',
      'app/webhooks/signing.py',
    ],
    [
      /\b(?:up to |at most )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:retries|delivery attempts|attempts)(?: with exponential backoff)?\b|\b(?:(?:failed )?deliver(?:y|ies) (?:is|are) )?retr(?:y|ied|ies)(?: failed deliver(?:y|ies))?(?: with exponential backoff)?(?: (?:up to |at most )?(?:\d+|two|three|four|five|six|seven|eight|ten) times)(?: with (?:exponential )?backoff)?\b/,
      isTriedAgain,
      'webhooks.changes.retry',
    ],
    [
      /\b(?:(?:and )?each attempt keeps|with) (?:its |the )?(?:response|status) codes?(?: and (?:its |the )?duration)?\b|\b(?:a )?delivery log\b/,
      'each try is kept with its status, its error and how long it took, and listed',
      'GET /api/v1/webhooks/{subscription_id}/attempts',
    ],
    [
      FAILING,
      (said, scope) =>
        sent(scope).some(({ value }) => value.most_failures === numberIn(said.replace(/^.*\bafter /i, '')))
          ? 'failures in a row are counted for each address, and after so many nothing more is sent there'
          : null,
      'webhook_subscriptions.failures',
    ],
    [
      /\b(?:and |with )?(?:an? |their own |own )?(?:signing )?secret\b(?!s)/,
      'each subscription has a secret of its own, which is told once',
      'webhook_subscriptions.secret',
    ],
    [
      /\b(?:and )?(?:choose|select|pick|subscribe to)s? (?:the )?event types?(?: they want(?: to receive)?)?\b|\b(?:and )?a list of event types\b/,
      'a subscription names the events it is sent',
      'webhook_subscriptions.events',
    ],
  ],
)

/** What others send. */
const INCOMING: readonly Known[] = knownOf(
  {
    isThere: ({ blueprint }) => (blueprint.webhooks ?? []).some(({ value }) => (value.in ?? null) !== null),
    about: /\b(?:webhooks?|signatures?|callbacks?|deliver\w+|duplicates?)\b/i,
  },
  [
    [
      /\b(?:and )?(?:verif(?:y|ies)|check(?:s)?|validate(?:s)?)(?: the| their| its)? signatures?\b|\bsignature verification\b/,
      'a message whose signature does not hold is refused',
      'app/webhooks/receiving.py',
    ],
    [
      /\b(?:ignor(?:e|es)|drop(?:s)?|skip(?:s)?|discards?) (?:duplicates?(?: (?:deliver(?:y|ies)|events?|messages?))?\b|(?:deliveries|events|messages|those|ones) (?:(?:that|which) )?(?:(?:we|it|they) )?(?:(?:have|has|were|was) )?(?:already )?(?:been )?(?:handled|processed|seen|received|delivered)(?: (?:before|already))?\b)|\bdeduplicat\w+\b|\bidempotent(?:ly)?\b|\bprocess(?:es)? (?:each|every) \w+ (?:only |exactly )?once\b/,
      'a message that came before is taken, and starts nothing',
      'received_webhooks',
    ],
    [
      /\bretr(?:y|ies|ied|ying)(?: (?:the |their )?(?:failed )?(?:processing|events?|deliveries|jobs?|messages?))? (?:up to |at most )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) times(?: with (?:exponential )?back-?off)?/,
      (said, { blueprint }) => {
        const takers = new Set((blueprint.webhooks ?? []).flatMap(({ value }) => value.starts?.text ?? []))
        const times = (blueprint.jobs ?? []).find(({ name }) => takers.has(name))?.value.retry?.times
        return times !== undefined && numberIn(said) === times
          ? `what failed is tried again, up to ${times} times, after pauses that grow`
          : null
      },
      'jobs.retry',
    ],
    [
      /\b(?:and )?process(?:es)? (?:them|it|events?) (?:in the background|asynchronously|in a background job)\b/,
      'it is put aside in the transaction that takes it, and worked off by a job',
      'background_jobs',
    ],
  ],
)

export const WEBHOOKS: readonly Known[] = [...OUTGOING, ...INCOMING]
