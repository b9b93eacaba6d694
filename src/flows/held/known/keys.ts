import { SECONDS } from '../../../readers/request/vocabulary/units.ts'
import { type Known, knownOf } from './known.ts'

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
    [/\b(?:(?:have|has|with) )?a name\b/, 'each has a name', 'api_keys.name'],
    [
      /\b(?:users?|people|members?|developers?|customers?|partners?) (?:can |may )?(?:create|make|list|see|manage)s?(?:,? (?:and |or )?(?:list|see|revoke|delete|end)s?)* (?:their own|own|their) (?:api )?keys\b/,
      'whoever signs in makes, lists and ends keys of their own',
      '/api/v1/api-keys',
    ],
  ],
)
