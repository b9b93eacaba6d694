import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { asksCallers, providerOf } from '../callers.ts'
import type { BackgroundJob, Design, Feature, Router, Setting } from '../feature.ts'
import { titleOf } from '../names.ts'
import { callerFile, people } from './caller.ts'
import { myData } from './data.ts'
import { builtinDependency } from './dependency.ts'
import { erasure } from './erasure.ts'
import { canInvite, invitationFiles } from './invite.ts'
import { keyEndpoints } from './keys/endpoints.ts'
import { keySchemas } from './keys/schemas.ts'
import { keyTable } from './keys/table.ts'
import { me } from './me.ts'
import { canRegister, registration } from './registration.ts'
import { scopesFile } from './scopes.ts'

type Mail = 'verify' | 'reset' | 'invite'

/** Who is asking; and the accounts, where the backend keeps them itself. */
export const accounts: Feature = {
  parts: (design) => [...(isBuiltin(design) ? partsOf(design) : [])],
  files: (design) => [
    ...(asksCallers(design) ? [callerFile(design), people(design), erasure(design), me(design)] : []),
    ...(isBuiltin(design) ? [builtinDependency(design), myData(design)] : []),
    ...(isBuiltin(design) && canRegister(design) ? [registration(design)] : []),
    ...(canInvite(design) ? invitationFiles(design) : []),
    ...(asksCallers(design) && hasKeys(design)
      ? [scopesFile(design), keyTable(design), keySchemas(design), keyEndpoints(design)]
      : []),
  ],
  named: (design) => (asksCallers(design) && hasKeys(design) ? [keyTable(design), keyEndpoints(design)] : []),
  settings: (design) => (isBuiltin(design) ? [...settings(design), ...grace(design)] : []),
  routers: (design) => [
    ...(isBuiltin(design) ? routers(design) : []),
    ...(asksCallers(design)
      ? [...(hasKeys(design) ? ['api_keys'] : []), 'me', ...(isBuiltin(design) ? ['my_data'] : [])].map(router)
      : []),
  ],
  tables: (design) => [
    ...(isBuiltin(design) ? ['app.accounts.models'] : []),
    ...(isBuiltin(design) && erasedAfter(design) !== null ? ['app.accounts.leaving'] : []),
    ...(asksCallers(design) && hasKeys(design) ? ['app.accounts.keys'] : []),
    ...(canInvite(design) ? ['app.accounts.invitations'] : []),
  ],
  jobs: (design) => (isBuiltin(design) && erasedAfter(design) !== null ? [ERASING] : []),
  requirements: (design) => (isBuiltin(design) ? ['argon2-cffi==25.1.0', 'pyjwt==2.15.1', 'zxcvbn==4.5.0'] : []),
}

const isBuiltin = ({ scope }: Design): boolean => providerOf(scope) === 'builtin'
const hasKeys = ({ scope }: Design): boolean => (scope.blueprint.auth?.api_keys ?? null) !== null
const sends = ({ scope }: Design, mail: Mail): boolean => scope.blueprint.auth?.mails?.includes(mail) === true

/** How many seconds somebody who leaves may come back; null where they are gone at once. */
const erasedAfter = ({ scope }: Design): number | null => {
  const said = scope.resources.get(scope.user ?? '')?.value.erase?.after
  return said ? seconds(said, 0) : null
}

const ERASING: BackgroundJob = {
  name: 'erase_leaving',
  run: imported('app.accounts.leaving:erase_due'),
  retries: 3,
  exponential: true,
  seconds: 600,
  every: 3600,
}

const partsOf = (design: Design): readonly string[] => [
  'accounts',
  'accounts/data',
  'outbound/breaker',
  ...(erasedAfter(design) === null ? [] : ['accounts/grace']),
  ...(canRegister(design) ? ['accounts/registration'] : []),
  ...(sends(design, 'reset') ? ['accounts/reset'] : []),
  ...(sends(design, 'verify') && canRegister(design) ? ['accounts/verify'] : []),
  ...(canInvite(design) ? ['accounts/invite'] : []),
]

const routers = (design: Design): readonly Router[] =>
  [
    'auth',
    ...(canRegister(design) ? ['account_registration'] : []),
    ...(sends(design, 'reset') ? ['password_reset'] : []),
    ...(sends(design, 'verify') && canRegister(design) ? ['account_verification'] : []),
    ...(canInvite(design) ? ['invitations'] : []),
  ].map(router)

const router = (name: string): Router => ({ module: imported(`app.api.v1.endpoints:${name}`), versioned: true })

const SECRET = imported('pydantic:SecretStr')
const STR = imported('builtins:str')
const FIELD = imported('pydantic:Field')
const LASTS = imported('datetime:timedelta')

function settings(design: Design): readonly Setting[] {
  const { app, auth } = design.scope.blueprint
  const name = app?.text ?? 'app'
  const lasting = (seconds: number) => py`${LASTS}(seconds=${lit(seconds)})`
  return [
    {
      name: 'secret_key',
      type: py`${SECRET}`,
      default: py`${FIELD}(min_length=LEAST_SECRET)`,
      required: true,
      says: 'What tokens are signed with: at least 32 characters of chance.',
      made: 'python -c "import secrets; print(secrets.token_urlsafe(48))"',
      example: '',
    },
    text('issuer', name, 'Who issues tokens, as they say it.'),
    text('audience', `${name}-api`, 'Whom tokens are for, as they say it.'),
    {
      name: 'access_lasts',
      type: py`${LASTS}`,
      default: lasting(seconds(auth?.sessions?.access, 900)),
      says: 'How long an access token holds.',
      example: 'PT15M',
    },
    {
      name: 'refresh_lasts',
      type: py`${LASTS}`,
      default: lasting(seconds(auth?.sessions?.refresh, 30 * 86_400)),
      says: 'After how long somebody has to sign in again.',
      example: 'P30D',
    },
    {
      name: 'verify_addresses',
      type: py`${imported('builtins:bool')}`,
      default: lit(sends(design, 'verify') && canRegister(design)),
      says: 'Whether somebody has to show that an address is theirs before they sign in.',
      example: 'true',
    },
    text('mail_from', `${titleOf(name)} <no-reply@example.org>`, 'Who mails come from.'),
    {
      name: 'mail_folder',
      type: py`${imported('pathlib:Path')}`,
      default: py`${imported('pathlib:Path')}("mails")`,
      says: 'Where mails are laid while no server sends them.',
      example: 'mails',
      proven: '{mails}',
    },
    {
      name: 'smtp_host',
      type: py`${STR} | None`,
      default: lit(null),
      says: 'The server that sends mails.',
      example: 'smtp.example.org',
    },
    { name: 'smtp_port', type: py`${imported('builtins:int')}`, default: lit(587), says: 'Its port.', example: '587' },
    text('smtp_user', '', 'Who signs in there.'),
    { name: 'smtp_password', type: py`${SECRET}`, default: py`${SECRET}("")`, says: 'And with what.', example: '' },
  ]
}

/** How long somebody may change their mind. */
function grace(design: Design): readonly Setting[] {
  const after = erasedAfter(design)
  if (after === null) return []
  return [
    {
      name: 'erased_after',
      type: py`${LASTS}`,
      default: py`${LASTS}(seconds=${lit(after)})`,
      says: 'How long somebody who left may change their mind, before nothing is left of them.',
      example: 'P30D',
    },
  ]
}

const text = (name: string, value: string, says: string): Setting => ({
  name,
  type: py`${STR}`,
  default: lit(value),
  says,
  example: value,
})

const seconds = (said: { readonly milliseconds: number } | null | undefined, usual: number): number =>
  said ? Math.round(said.milliseconds / 1000) : usual
