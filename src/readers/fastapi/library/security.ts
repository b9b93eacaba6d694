import type { Summary } from '../../../python/interpret/library.ts'
import { list, mapping, text } from '../../../python/values/make.ts'

const BASE = 'fastapi.security.base.SecurityBase'
const scheme = (module: string, name: string, bases: readonly string[] = [BASE]): Summary => ({
  path: `fastapi.security.${module}.${name}`,
  aliases: [`fastapi.security.${name}`],
  bases,
})

/** The security classes and what inherits from what. */
export const SECURITY: readonly Summary[] = [
  {
    path: BASE,
    // A subclass hands arguments up: these, not its own, make the scheme.
    construct: (self, given) => {
      self.attributes.set('<security args>', list(given.args))
      self.attributes.set(
        '<security keywords>',
        mapping([...given.keywords].map(([name, value]) => [text(name), value])),
      )
      const name = given.keywords.get('scheme_name')
      if (name && !(name.kind === 'constant' && name.type === 'none')) self.attributes.set('scheme_name', name)
    },
  },
  scheme('http', 'HTTPBase'),
  scheme('http', 'HTTPBasic', ['fastapi.security.http.HTTPBase']),
  scheme('http', 'HTTPBearer', ['fastapi.security.http.HTTPBase']),
  scheme('http', 'HTTPDigest', ['fastapi.security.http.HTTPBase']),
  scheme('oauth2', 'OAuth2'),
  scheme('oauth2', 'OAuth2PasswordBearer', ['fastapi.security.oauth2.OAuth2']),
  scheme('oauth2', 'OAuth2AuthorizationCodeBearer', ['fastapi.security.oauth2.OAuth2']),
  scheme('open_id_connect_url', 'OpenIdConnect'),
  scheme('api_key', 'APIKeyHeader', ['fastapi.security.api_key.APIKeyBase']),
  scheme('api_key', 'APIKeyQuery', ['fastapi.security.api_key.APIKeyBase']),
  scheme('api_key', 'APIKeyCookie', ['fastapi.security.api_key.APIKeyBase']),
  { path: 'fastapi.security.api_key.APIKeyBase', bases: [BASE] },
  {
    path: 'fastapi.security.oauth2.OAuth2PasswordRequestForm',
    attribute: (self, name) => self.keywords.get(name),
    aliases: ['fastapi.security.OAuth2PasswordRequestForm'],
  },
  {
    path: 'fastapi.security.oauth2.OAuth2PasswordRequestFormStrict',
    attribute: (self, name) => self.keywords.get(name),
    aliases: ['fastapi.security.OAuth2PasswordRequestFormStrict'],
  },
]
