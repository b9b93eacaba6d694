import { SECONDS } from '../../../readers/request/vocabulary/units.ts'
import { singular } from '../../../readers/request/vocabulary/forms.ts'
import { spansIn } from '../lasting.ts'
import { type Known, knownOf, numberIn } from './known.ts'

/** A year has a leap day now and then. */
const LEAP = 0.01

/** Keys programs come with: each is made by whoever it acts for. */
export const KEYS: readonly Known[] = knownOf(
  {
    isThere: ({ blueprint }) => (blueprint.auth?.api_keys ?? null) !== null,
    about: /\b(?:keys?|tokens?|429)\b/i,
  },
  [
    [
      /\b(?:(?:allowed|own|several|limited|its|their) )?scopes\b(?! (?:are|is|can|may|must|per)\b)/,
      'a key reaches as far as its scopes, and no further',
      'api_keys.scopes',
    ],
    [
      /\b(?:an? |optional )*(?:expiry|expiration|end)(?: date| time)?s?\b(?! (?:of|in|after|within)\b)/,
      'whoever makes a key may say until when it holds',
      'api_keys.ends_at',
    ],
    [
      /\b(?:(?:and |but )?only )?(?:an? |the |their |its )?hash(?:es)?(?: of (?:the|each|every|a) (?:api )?(?:keys?|tokens?))? (?:is|are) (?:ever )?(?:stored|kept|saved)\b|\b(?:(?:is|are) )?(?:only )?(?:stored|kept|saved) (?:only )?(?:as (?:an? )?hash(?:es)?|hashed)\b|\b(?:are |is )?never (?:stored|kept) in plain ?text\b|\bhashed storage\b/,
      'only a hash of it is kept',
      'api_keys.hash',
    ],
    [
      /\b(?:(?:and )?(?:the |each |an? )?(?:api )?(?:keys?|tokens?|secrets?)(?: itself| value)? (?:is|are) |(?:is|are) )?(?:only )?(?:shown|displayed|revealed|told|visible) (?:only |just |exactly )?once(?: (?:at|on|upon|after) creation| when (?:it is|they are) created)?\b/,
      'a key is told once, when it is made',
      'POST /api/v1/api-keys',
    ],
    [
      /\b(?:rate[- ]limit(?:ing|s|ed)? )?(?:per|for each|for every) (?:api )?key(?:,|:| with| of| to)* \d[\d,]* (?:requests|calls) (?:per|an?) (?:second|minute|hour|day)\b|\b\d[\d,]* (?:requests|calls) (?:per|an?) (?:second|minute|hour|day) (?:per|for each|for every) (?:api )?key\b/,
      (said, { blueprint }) => {
        const rate = blueprint.auth?.api_keys?.rate ?? null
        const times = Number(/\d[\d,]*/.exec(said)![0].replaceAll(',', ''))
        const unit = /(second|minute|hour|day)s?(?! (?:per|for) .*(?:second|minute|hour|day))/i
          .exec(said)![1]!
          .toLowerCase()
        return rate !== null && rate.times === times && rate.milliseconds === SECONDS.get(unit)! * 1000
          ? 'calls are counted for each key, and more are refused'
          : null
      },
      'auth.api_keys.rate',
    ],
    [
      /\b(?:and )?(?:a |with (?:a )?)?429(?: status| response| answer)?(?: with (?:a |the )?retry-after(?: header)?)?/,
      'too many calls are answered with 429, and with how long to wait',
      'Retry-After',
    ],
    [
      /\b(?:(?:keys?|tokens?|they) )?(?:(?:can|must|should|will|automatically) )*(?:expires?|(?:is|are) (?:valid|good)|lasts?|holds?)(?: automatically)? (?:for|after|within) (?:at most |up to )?(?:\d+|[a-z]+) (?:days?|weeks?|months?|years?)\b/,
      (said, { blueprint }) => {
        const lasts = blueprint.auth?.api_keys?.lasts?.milliseconds
        const isSo = spansIn(said).some(
          ({ milliseconds }) => lasts !== undefined && Math.abs(milliseconds / lasts - 1) < LEAP,
        )
        return isSo ? 'a key holds that long at most; an end beyond that is refused' : null
      },
      'auth.api_keys.lasts',
    ],
    [
      /\b(?:(?:an?|each|every) [a-z]+ (?:(?:can|may|must) )?(?:only )?(?:have|has|holds?|owns?|creates?) )?(?:no more than|at most|up to|a maximum of) (?:\d+|[a-z]+) (?:active |valid )?(?:(?:api|access|personal access) )?(?:keys?|tokens?)\b(?: (?:per|for each|for every) [a-z]+)?/,
      (said, { blueprint }) => {
        const most = blueprint.auth?.api_keys?.most ?? null
        return most !== null && numberIn(said.replace(/^.*?(?=no more|at most|up to|a maximum)/i, '')) === most
          ? 'one more is refused with 409 while so many hold'
          : null
      },
      'auth.api_keys.most',
    ],
    [
      /\b(?:api )?(?:keys?|tokens?) (?:belongs?|(?:is|are) owned) (?:to|by) (?:an?|one|each|every|the) [a-z]+\b|\b(?:api )?keys?(?: management)? (?:per|for) (?:each |every )?[a-z]+\b/,
      (said, { blueprint }) => {
        const of = blueprint.auth?.api_keys?.of?.text
        return of !== undefined && singular(/[a-z]+$/i.exec(said)![0].toLowerCase()) === of.toLowerCase()
          ? `each key is of one ${of.toLowerCase()}, and acts for whoever made it`
          : null
      },
      'auth.api_keys.of',
    ],
    [
      /\b(?:(?:but |and )?only )?(?:the |every |all |each )?(?:[a-z]+ (?:owners?|admins?|members?)|(?:owners?|admins?|members?)(?: of (?:the|an?|its|their) [a-z]+)?) (?:(?:can|may) )?(?:create|make|issue|revoke|delete|end|see|list|manage)s?(?: (?:and|or) (?:create|make|issue|revoke|delete|end|see|list|manage)s?)* (?:(?:the |its |their )?(?:api )?(?:keys|tokens)(?: of (?:the|their|that) [a-z]+)?|them)\b/,
      (_, { blueprint }) =>
        (blueprint.auth?.api_keys?.access ?? null) === null
          ? null
          : 'who sees, makes and ends keys of one of those is asked of it',
      'auth.api_keys.access',
    ],
    [/\b(?:(?:have|has|with) )?a name\b/, 'each has a name', 'api_keys.name'],
    [
      /\b(?:users?|people|members?|developers?|customers?|partners?) (?:can |may )?(?:create|make|list|see|manage)s?(?:,? (?:and |or )?(?:list|see|revoke|delete|end)s?)* (?:their own|own|their) (?:api )?keys\b/,
      'whoever signs in makes, lists and ends keys of their own',
      '/api/v1/api-keys',
    ],
  ],
)
