import { parseRoles } from '../expression/roles.ts'
import { either, expression, isValue, list, object } from '../shape/parts.ts'
import { choice, duration, name, rate, setting, text } from '../shape/values.ts'

export const PROVIDERS = ['builtin', 'better-auth', 'none'] as const

/** Who is asking, and what there is to be. */
export const auth = object(
  {
    provider: choice(PROVIDERS),
    issuer: setting('$BETTER_AUTH_URL'),
    roles: expression(parseRoles, 'admin > member > guest'),
    api_keys: object(
      { scopes: list(text('orders.read'), 'scopes: [orders.read]'), rate },
      'api_keys: { scopes: [orders.read], rate: 600/min }',
    ),
    oauth: list(choice(['google', 'github', 'microsoft', 'apple']), 'oauth: [google]'),
    sessions: object({ access: duration('15m'), refresh: duration('30d') }, 'sessions: { access: 15m, refresh: 30d }'),
    mails: list(choice(['verify', 'reset', 'invite']), 'mails: [verify, reset]'),
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
