import { AT_MOST, NUMBER } from './amounts.ts'

/** Whoever signs in, and nobody in particular. */
const WHO =
  '(?:(?:(?:an?|each|every|the|all|our) )?(?:users?|people|members?|customers?|accounts?|everybody|everyone|they|who|person|employees|students|players) )?(?:(?:can|may|must|should|could) (?:also |only )?(?:be able to )?|are able to |able to )?'
const PLACE = '(?:sessions?|devices?|log-?ins|sign-?ins|browsers?)'
const OPEN = '(?:active |current |open |log-?in |signed[- ]in |logged[- ]in |existing |concurrent )'
const ENDS =
  '(?:revok(?:e|es|ing)|end(?:s|ing)?|terminat(?:e|es|ing)|clos(?:e|es|ing)|kill(?:s|ing)?|invalidat(?:e|es|ing)|(?:sign|log)(?:s|ging|ing)?[- ]?out(?: of| from)?)'

const TOLD =
  '(?:device|browser|user agent|last used|last active|last activity|created|creation|sign-?in|log-?in)(?: (?:date|time|name|at))?'
/** `with last used date`, `(device, last used)` */
const WITH = `(?: (?:with|including|showing) (?:the |their |its )?${TOLD}(?:,? and (?:the )?${TOLD}|, ${TOLD})*| \\(${TOLD}(?:,? and (?:the )?${TOLD}|, ${TOLD})*\\))?`

/** `list their active sessions`, `see where they are signed in` */
export const LISTED = new RegExp(
  `^${WHO}(?:list|see|view|review|show|manage|lists|sees|views|manages) (?:a list of )?(?:all )?(?:of )?(?:their |the |all )?(?:own )?(?:${OPEN}+${PLACE}|(?:(?:devices|places|browsers|everywhere) (?:that )?|where )they (?:are|have) (?:signed|logged)[- ]in(?: on| from| at| with)?)${WITH}(?![\\w-])|^(?:and |plus |, ?)*(?:an? |the )?(?:list|overview) of (?:all )?(?:their |the )?(?:own )?${OPEN}+${PLACE}${WITH}(?: (?:that |which )?(?:users?|people|they|members?) can (?:revoke|end|terminate|sign out of|log out of))?(?![\\w-])|^(?:an? |the )?(?:session|device) list with (?:revoke|revocation|remote (?:sign|log)[- ]?out)(?![\\w-])`,
  'i',
)

/** `list their sessions`: of signing in only where somebody ends them, too. */
export const LISTED_TO_END = new RegExp(
  `^${WHO}(?:list|see|view|review|manage) (?:all )?(?:of )?(?:their |the )(?:own )?${PLACE}(?=[^.;]{0,30}\\b(?:revok|terminat|(?:sign|log)[- ]?out))(?![\\w-])`,
  'i',
)

/** `revoke any of them`, `sign out of all other devices` */
export const ENDED = new RegExp(
  `^(?:and |or |, ?)*${WHO}(?:remotely )?${ENDS} (?:access (?:for|of|to|from) )?(?:any|each|one|all|single|individual|other|every|them|specific)(?: ones?)?(?: (?:other|of|the|these|those|them))*(?: ?${OPEN}*${PLACE})?(?: of (?:them|theirs))?(?: remotely| individually)?(?![\\w-])|^(?:and |or |, ?)*${WHO}(?:sign|log)(?:ging|ing)?[- ]?out everywhere else(?![\\w-])`,
  'i',
)

/** `at most five devices per user`, `signed in on up to three devices` */
export const COUNTED = new RegExp(
  `^(?:and |, ?)*${WHO}(?:be )?(?:(?:signed|logged|signs?|logs?)[- ]in (?:on|from|at|to) )(?:only )?(?:${AT_MOST} )?${NUMBER} ${OPEN}*${PLACE}(?: at (?:once|a time|the same time)| simultaneously)?(?![\\w-])` +
    `|^(?:and |, ?|with )*${WHO}(?:have |has )?${AT_MOST} ${NUMBER} (?:${OPEN}|simultaneous |parallel )*${PLACE}(?: (?:at (?:once|a time|the same time)|simultaneously))?(?: (?:per|for each|for every) (?:user|account|person|member|customer))?(?![\\w-])`,
  'i',
)

/** What says that sessions and devices are where people are signed in, and nothing they meet in or own. */
export const OF_SIGNING =
  /\b(?:refresh tokens?|(?:sign|log)(?:ged|ed|ging|ing|s)?[- ]?(?:in|out)|log-?ins?|sign-?ins?|revok\w+|active sessions?|session management|jwts?)\b/i

/** `users can`, `an account` */
export const OF_EVERYBODY =
  /^(?:(?:an?|each|every|the|all|our) )?(?:users?|people|members?|customers?|accounts?|everybody|everyone|they|person|employees|students|players)\b/i
