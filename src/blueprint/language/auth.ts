import { parseRoles } from '../expression/roles.ts'
import { parseRule } from '../expression/rule.ts'
import { either, expression, isValue, list, object } from '../shape/parts.ts'
import { choice, duration, flag, name, number, rate, setting, text } from '../shape/values.ts'

export const PROVIDERS = ['builtin', 'better-auth', 'none'] as const

const rule = expression(parseRule, 'owner')

/** Who is asking, and what there is to be. */
export const auth = object(
  {
    provider: choice(PROVIDERS),
    issuer: setting('$BETTER_AUTH_URL'),
    roles: expression(parseRoles, 'admin > member > guest'),
    api_keys: object(
      {
        scopes: list(text('orders.read'), 'scopes: [orders.read]'),
        rate,
        lasts: duration('90d'),
        most: number(1, 1000, '10'),
        of: name('Project'),
        access: object(
          { read: rule, create: rule, delete: rule },
          'access: { read: owner, create: owner, delete: owner }',
        ),
      },
      'api_keys: { scopes: [orders.read], rate: 600/min }',
    ),
    oauth: list(choice(['google', 'github', 'microsoft', 'apple']), 'oauth: [google]'),
    sign_in: object(
      { by: choice(['password', 'link']), lasts: duration('15m'), rate },
      'sign_in: { by: link, lasts: 15m, rate: 5/hour }',
    ),
    sessions: object(
      { access: duration('15m'), refresh: duration('30d'), listed: flag, most: number(1, 1000, '5') },
      'sessions: { access: 15m, refresh: 30d, listed: true, most: 5 }',
    ),
    mails: list(choice(['verify', 'reset', 'invite']), 'mails: [verify, reset]'),
    reset: object({ lasts: duration('1h'), rate }, 'reset: { lasts: 30m, rate: 3/hour }'),
  },
  'auth: { provider: builtin, roles: admin > member }',
  true,
)

export const tenancy = either(
  choice(['none']),
  object(
    { by: name('Organisation'), enforce: choice(['row-level-security', 'filter']) },
    'tenancy: { by: Organisation, enforce: row-level-security }',
  ),
  isValue,
)
