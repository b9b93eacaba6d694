import { py } from '../../../python/emit/fragment.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Setting } from '../feature.ts'
import { spoken } from '../names.ts'
import type { Connected, ProviderName } from './declared.ts'
import { textSetting } from '../text-setting.ts'

/** Where each of them is, as its own documents have it. */
const ADDRESSES: Readonly<Record<ProviderName, Readonly<Record<string, string>>>> = {
  google: {
    authorise: 'https://accounts.google.com/o/oauth2/v2/auth',
    exchange: 'https://oauth2.googleapis.com/token',
    revoke: 'https://oauth2.googleapis.com/revoke',
  },
  github: {
    authorise: 'https://github.com/login/oauth/authorize',
    exchange: 'https://github.com/login/oauth/access_token',
    revoke: 'https://api.github.com/applications/{client_id}/grant',
  },
  microsoft: {
    authorise: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    exchange: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  },
  slack: {
    authorise: 'https://slack.com/oauth/v2/authorize',
    exchange: 'https://slack.com/api/oauth.v2.access',
    revoke: 'https://slack.com/api/auth.revoke',
  },
}

const API: Readonly<Record<ProviderName, string>> = {
  google: 'https://www.googleapis.com',
  github: 'https://api.github.com',
  microsoft: 'https://graph.microsoft.com/v1.0',
  slack: 'https://slack.com/api',
}

const SAYS: Readonly<Record<string, string>> = {
  authorise: 'Where people say yes',
  exchange: 'Where tokens are given out',
  revoke: 'Where they are taken back',
}

export const settingsFor = (all: readonly Connected[]): readonly Setting[] => [
  ...all.flatMap(own),
  ...[...new Set(all.map(({ provider }) => provider))].flatMap(addresses),
]

const own = ({ name, provider, isGmail }: Connected): readonly Setting[] => [
  textSetting(`${name}_client_id`, '', `Who this program is to ${provider}, when somebody connects ${spoken(name)}.`),
  {
    name: `${name}_client_secret`,
    type: py`${imported('pydantic:SecretStr')}`,
    default: py`${imported('pydantic:SecretStr')}("")`,
    says: 'And with what it shows that.',
    example: '',
  },
  textSetting(
    `${name}_redirect`,
    `http://localhost:3000/integrations/${name}`,
    `The page of the client people come back to; ${provider} has to know it.`,
  ),
  textSetting(
    `${name}_api`,
    isGmail ? 'https://gmail.googleapis.com' : API[provider],
    `Where ${spoken(name)} is asked.`,
  ),
]

const addresses = (provider: ProviderName): readonly Setting[] =>
  Object.entries(ADDRESSES[provider]).map(([what, address]) =>
    textSetting(`${provider}_${what}`, address, `${SAYS[what]}, at ${provider}.`),
  )
