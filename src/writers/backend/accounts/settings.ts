import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, Setting } from '../feature.ts'
import { titleOf } from '../names.ts'
import { verifies } from './registration.ts'
import { erasedAfter, hasLinks, mostSignedIn, secondsOf, sendsResets } from './ways.ts'
import { textSetting } from '../text-setting.ts'

const SECRET = imported('pydantic:SecretStr')
const STR = imported('builtins:str')
const FIELD = imported('pydantic:Field')
const LASTS = imported('datetime:timedelta')

/** What is chosen of accounts where a backend runs. */
export function accountSettings(design: Design): readonly Setting[] {
  const { app, auth } = design.scope.blueprint
  const name = app?.text ?? 'app'
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
    textSetting('issuer', name, 'Who issues tokens, as they say it.'),
    textSetting('audience', `${name}-api`, 'Whom tokens are for, as they say it.'),
    {
      name: 'access_lasts',
      type: py`${LASTS}`,
      default: lasting(secondsOf(auth?.sessions?.access, 900)),
      says: 'How long an access token holds.',
      example: 'PT15M',
    },
    {
      name: 'refresh_lasts',
      type: py`${LASTS}`,
      default: lasting(secondsOf(auth?.sessions?.refresh, 30 * 86_400)),
      says: 'After how long somebody has to sign in again.',
      example: 'P30D',
    },
    {
      name: 'verify_addresses',
      type: py`${imported('builtins:bool')}`,
      default: lit(hasLinks(design) || verifies(design)),
      says: 'Whether somebody has to show that an address is theirs before they sign in.',
      example: 'true',
    },
    ...(hasLinks(design) ? [linkLasts(design)] : []),
    ...(sendsResets(design) ? [resetLasts(design)] : []),
    ...places(design),
    ...mailing(name),
    ...grace(design),
  ]
}

/** How mails leave. */
const mailing = (name: string): readonly Setting[] => [
  textSetting('mail_from', `${titleOf(name)} <no-reply@example.org>`, 'Who mails come from.'),
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
  textSetting('smtp_user', '', 'Who signs in there.'),
  { name: 'smtp_password', type: py`${SECRET}`, default: py`${SECRET}("")`, says: 'And with what.', example: '' },
]

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

const lasting = (seconds: number) => py`${LASTS}(seconds=${lit(seconds)})`

const linkLasts = ({ scope }: Design): Setting => ({
  name: 'link_lasts',
  type: py`${LASTS}`,
  default: lasting(secondsOf(scope.blueprint.auth?.sign_in?.lasts, 900)),
  says: 'How long a link signs somebody in.',
  example: 'PT15M',
})

const resetLasts = ({ scope }: Design): Setting => ({
  name: 'reset_lasts',
  type: py`${LASTS}`,
  default: lasting(secondsOf(scope.blueprint.auth?.reset?.lasts, 3600)),
  says: 'How long a link opens the way to a new password.',
  example: 'PT1H',
})

/** In how many places somebody may be signed in. */
function places(design: Design): readonly Setting[] {
  const most = mostSignedIn(design)
  if (most === null) return []
  return [
    {
      name: 'most_sign_ins',
      type: py`${imported('builtins:int')}`,
      default: py`${FIELD}(default=${lit(most)}, gt=0)`,
      says: 'In how many places somebody may be signed in at once; one more ends the one that was used longest ago.',
      example: String(most),
    },
  ]
}
