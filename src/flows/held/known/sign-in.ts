import { lastingOf, spansIn } from '../lasting.ts'
import { type Known, knownOf } from './known.ts'

/** How somebody gets in, stays in, and is out. */
export const SIGN_IN: readonly Known[] = knownOf(
  {
    isThere: ({ blueprint }) => blueprint.auth?.provider === 'builtin',
    about:
      /\b(?:tokens?|sessions?|jwts?|sign(?:s|ing|ed)?[- ]?(?:in|out)|log(?:s|ging|ged)?[- ]?(?:in|out)|auth\w*|passwords?|devices?)\b/i,
  },
  [
    [
      /\brefresh[- ]token rotation\b|\brotat(?:e|es|ing|ion of) (?:the )?refresh tokens?\b|\brefresh tokens?(?: that| which)?(?: is| are)? rotated?s?(?: (?:on|with|after|at) (?:every|each) (?:use|refresh|renewal))?\b/,
      'a refresh token holds once: renewing gives a new pair, and the old one is over',
      'POST /api/v1/auth/refresh',
    ],
    [
      /\breuse[- ]detection\b|\breuse of (?:an? |the )?(?:(?:old|used|rotated|stolen) )?(?:refresh )?tokens? (?:(?:must|should|will) )?(?:revoke|end|invalidate|kill)s? (?:the )?(?:whole |entire )?(?:session|family|sign-in|chain)\b|\breuse (?:must|should|will) (?:revoke|end|invalidate) the (?:whole |entire )?(?:session|family)\b/,
      'one that was used already ends the sign-in it came from',
      'sign_ins.revoked_at',
    ],
    [
      /\b(?:(?:for|on|across|from) )?(?:several|multiple|many) devices(?: per (?:user|person|account))?\b/,
      'each sign-in is one of its own, however many somebody has',
      'sign_ins',
    ],
    [
      /\baccess tokens?\b[^.;,]{0,30}?\b(?:\d+|[a-z]+)[- ](?:seconds?|minutes?|hours?|days?)\b/,
      (said, { blueprint }) =>
        spansIn(said).some(({ milliseconds }) =>
          lastingOf(blueprint.auth?.sessions ?? null, 'access').includes(milliseconds),
        )
          ? 'an access token is good for that long'
          : null,
      'auth.sessions.access',
    ],
    [
      /\brefresh tokens?\b[^.;,]{0,30}?\b(?:\d+|[a-z]+)[- ](?:minutes?|hours?|days?|weeks?|months?)\b/,
      (said, { blueprint }) =>
        spansIn(said).some(({ milliseconds }) =>
          lastingOf(blueprint.auth?.sessions ?? null, 'refresh').includes(milliseconds),
        )
          ? 'a sign-in lasts that long'
          : null,
      'auth.sessions.refresh',
    ],
    [
      /\bpasswords? (?:is|are) (?:only )?(?:stored |kept )?(?:as (?:an? )?(?:argon2(?:id)? )?hash(?:es)?|hashed)(?: with argon2(?:id)?)?\b|\bpassword hashing\b/,
      'only an Argon2id hash of a password is kept',
      'credentials.password_hash',
    ],
  ],
)
