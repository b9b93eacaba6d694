import type { Scope } from '../../../blueprint/check/scope.ts'
import { ONCE, RATE, SPAN } from '../../../readers/request/capabilities/accounts/amounts.ts'
import { COUNTED, ENDED, LISTED, LISTED_TO_END } from '../../../readers/request/capabilities/accounts/places.ts'
import { spansIn } from '../lasting.ts'
import { type Known, knownOf, numberIn } from './known.ts'

const auth = ({ blueprint }: Scope) => (blueprint.auth?.provider === 'builtin' ? blueprint.auth : null)
const isByLink = (scope: Scope): boolean => auth(scope)?.sign_in?.by === 'link'
const resets = (scope: Scope): boolean => auth(scope)?.mails?.includes('reset') === true

/** What a mail that lets somebody in is held to. */
const ofMails = (
  isThere: Known['isThere'],
  about: RegExp,
  of: (scope: Scope) => {
    readonly lasts: { readonly milliseconds: number } | null
    readonly rate: { readonly times: number } | null
  } | null,
  at: string,
): readonly Known[] =>
  knownOf({ isThere, about }, [
    [new RegExp(`\\b${ONCE}`), 'a link holds once, and a newer one ends those before it', 'one_time_tokens.used_at'],
    [
      new RegExp(`\\b${RATE}`),
      (said, scope) =>
        of(scope)?.rate?.times === numberIn(said)
          ? 'to one address no more mails are sent, and more are refused with 429'
          : null,
      `${at}.rate`,
    ],
    [
      new RegExp(`\\b${SPAN}`),
      (said, scope) =>
        spansIn(said).some(({ milliseconds }) => of(scope)?.lasts?.milliseconds === milliseconds)
          ? 'a link is good for that long'
          : null,
      `${at}.lasts`,
    ],
  ])

const isListed = (scope: Scope): boolean => auth(scope)?.sessions?.listed === true
const isCounted = (scope: Scope): boolean => (auth(scope)?.sessions?.most ?? null) !== null
const ABOUT_PLACES = /\b(?:sessions?|devices?|(?:signed|logged)[- ]in|(?:sign|log)[- ]?out|log-?in)\b/i
const anywhere = ({ source }: RegExp): RegExp => new RegExp(source.replaceAll(/(^|\|)\^/g, '$1\\b'))

/** Where people are signed in. */
const PLACES: readonly Known[] = [
  ...knownOf({ isThere: isListed, about: ABOUT_PLACES }, [
    [anywhere(LISTED), 'everybody is told where they are signed in', 'GET /api/v1/me/sessions'],
    [anywhere(LISTED_TO_END), 'everybody is told where they are signed in', 'GET /api/v1/me/sessions'],
    [
      anywhere(ENDED),
      (said) =>
        /\bother|else\b/i.test(said)
          ? 'and is out everywhere but here'
          : 'and ends it there, of their own and of nobody else',
      'DELETE /api/v1/me/sessions',
    ],
  ]),
  ...knownOf({ isThere: isCounted, about: ABOUT_PLACES }, [
    [
      anywhere(COUNTED),
      (said, scope) =>
        numberIn(said) === auth(scope)?.sessions?.most ? 'one more ends the one that was used longest ago' : null,
      'auth.sessions.most',
    ],
    [
      /\b(?:(?:an?|the|each|every|one) (?:\w+ )?(?:log-?in|sign-?in|device|session) (?:ends|signs out|logs out|revokes|replaces) )the (?:oldest|least recently used)(?: (?:one|session|device|log-?in))?\b/,
      'one more ends the one that was used longest ago',
      'auth.sessions.most',
    ],
  ]),
]

const ENDING = knownOf({ isThere: resets, about: /\bpasswords?\b|\breset\b/i }, [
  [
    /\b(?:all |active |existing |open |other )*(?:sessions|devices|refresh tokens) (?:are |get |must be |should be |have to be )(?:revoked|ended|invalidated|terminated|logged out|signed out) (?:after|on|upon|when|once|with) (?:an? |the )?(?:password )?(?:is )?(?:resets?|changed?|change)\b/,
    'a new password ends every sign-in',
    'sign_ins.revoked_at',
  ],
])

/** How people get in without a password, where they are signed in, and what mails about passwords are held to. */
export const OF_ACCOUNTS: readonly Known[] = [
  ...ofMails(
    isByLink,
    /\b(?:links?|passwordless|mails?|e-?mails?)\b/i,
    (scope) => auth(scope)?.sign_in ?? null,
    'auth.sign_in',
  ),
  ...ofMails(resets, /\bresets?\b/i, (scope) => auth(scope)?.reset ?? null, 'auth.reset'),
  ...PLACES,
  ...ENDING,
]
