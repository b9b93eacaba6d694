import { LEAD, ONCE, RATE, SPAN } from './amounts.ts'

const BY_MAIL =
  '(?: (?:which |that )?(?:is |are )?(?:sent|mailed|e-?mailed|delivered)(?: to them| to (?:the|their) (?:e-?mail|inbox)(?: address)?)?(?: (?:by|via|over|in) (?:an? )?e-?mail)?)'
const SIGN = '(?:sign|log)(?:s|ging|ing)?[- ]?(?:in|on)|log-?in|sign-?in'

/** `magic link login`, `sign in with a link sent by e-mail`: who has the mail gets in, and nobody says a password. */
export const LINK = new RegExp(
  `^(?:(?:(?:all |our |the )?(?:users?|people|members?|customers?|everybody|everyone|they) (?:can |may |must |should )?(?:only )?)?(?=(?:sign|log)))?(?:(?:passwordless|password-free)(?: (?:${SIGN}|authentication|auth|accounts?|access))?` +
    `|(?:(?:${SIGN}) (?:is |works )?(?:only )?(?:without (?:an? |any )?passwords?,? ?)?(?:only )?(?:with|by|via|using|through) )?` +
    `(?:(?:(?:we|they|users|people|members) )?(?:e-?mail|mail|send|get|receive)s?(?: (?:them|users|people|members))? )?` +
    `(?:an? |the |their )?(?:one-time |single-use |e-?mailed |temporary )*(?:magic|log-?in|sign-?in)[- ]links?` +
    `(?: (?:${SIGN}|authentication|auth))?${BY_MAIL}?` +
    `|(?:${SIGN}) (?:without (?:an? |any )?passwords?,? ?)?(?:only )?(?:with|by|via|using|through) (?:an? |the )?` +
    `(?:(?:one-time |single-use )?(?:e-?mailed|e-?mail) links?|(?:one-time |single-use )?links?(?:${BY_MAIL}| (?:that )?we (?:e-?mail|mail|send)(?: to)? (?:them|you|people)(?: by e-?mail)?)))(?![\\w-])`,
  'i',
)

/** `no passwords`, `without a password`: where a link lets people in, that is how. */
export const NO_PASSWORD =
  /^(?:(?:and |with )?no|without(?: an?| any)?|instead of(?: an?)?) passwords?(?: (?:needed|required|at all))?(?![\w-])/i

/** Both are asked for, and people choose: nobody here has both. */
export const EITHER =
  /\b(?:or|optional(?:ly)?|alternatively|besides|alongside|in addition to|as well as|also|either|both)\b[^.;]{0,40}\b(?:magic|log-?in|sign-?in|e-?mailed) links?\b|\blinks? (?:or|as well as|and) (?:(?:an? |with |by |via |their |one-time )*(?:google|github|microsoft|apple|sso|social|passwords?|passkeys?|codes?|otp)\b)/i

export const OF_LINK = new RegExp(
  `^${LEAD('(?:magic |log-?in |sign-?in )?(?:links?|tokens?)')}(?:${SPAN}|${ONCE}|${RATE})(?![\\w-])`,
  'i',
)

/** `password reset`, with what its mails hold. */
export const RESET =
  /^(?:(?:an? |the |our )?(?:self-service )?)?(?:(?:forgot(?:ten)?[- ])?password[- ]resets?|reset(?:ting)? (?:of )?(?:their |the |an? |my |forgotten )*passwords?|forgot(?:ten)?[- ]passwords?)(?: (?:flow|process|feature|endpoints?|links?|tokens?|mails?|e-?mails?|requests?|(?:by|via) e-?mail))*(?![\w-])/i

export const OF_RESET = new RegExp(
  `^${LEAD('(?:(?:password )?reset )?(?:links?|tokens?|mails?|e-?mails?|requests?)')}(?:${SPAN}|${ONCE}|${RATE})(?![\\w-])`,
  'i',
)
