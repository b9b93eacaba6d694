import { py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, Setting, WrittenFile } from '../feature.ts'

const STR = imported('builtins:str')
const LASTS = imported('datetime:timedelta')
const FIELD = imported('pydantic:Field')

/** `$BETTER_AUTH_URL` as a setting. */
export const issuerSetting = ({ scope }: Design): string =>
  (scope.blueprint.auth?.issuer?.text ?? '$BETTER_AUTH_URL').replace(/^\$/, '').toLowerCase()

export const audienceOf = ({ scope }: Design): string => `${scope.blueprint.app?.text ?? 'app'}-api`

/** How long a token holds, in seconds. */
export const tokenLasts = ({ scope }: Design): number =>
  Math.round((scope.blueprint.auth?.sessions?.access?.milliseconds ?? 900_000) / 1000)

export const issuerSettings = (design: Design): readonly Setting[] => [
  {
    name: issuerSetting(design),
    type: py`${STR}`,
    default: py`${FIELD}(pattern="^https?://")`,
    required: true,
    says: 'Where people find the accounts; tokens say that they were issued there.',
    example: 'http://localhost:3000',
    proven: '{issuer}',
  },
  {
    name: 'jwks_url',
    type: py`${STR} | None`,
    default: lit(null),
    says: 'Where this program finds the keys of the accounts, if not where people find them.',
    example: 'http://auth:3000/api/auth/jwks',
  },
  {
    name: 'audience',
    type: py`${STR}`,
    default: lit(audienceOf(design)),
    says: 'Whom tokens are for, as they say it.',
    example: audienceOf(design),
  },
  {
    name: 'access_lasts',
    type: py`${LASTS}`,
    default: py`${LASTS}(seconds=${lit(tokenLasts(design))})`,
    says: 'The longest a token may hold.',
    example: `PT${tokenLasts(design)}S`,
  },
]

/** `app/accounts/issuer.py`: who signs tokens. */
export function issuerFile(design: Design): WrittenFile {
  const settings = py`${imported('app.core.settings:get_settings')}()`
  const text = renderModule(
    'Who signs tokens.',
    py`
      def issuer() -> str:
          """As tokens say it: where people find the accounts."""
          return ${settings}.${ident(issuerSetting(design))}.rstrip("/")


      def keys_address() -> str:
          """Where the keys are that verify tokens."""
          return ${settings}.jwks_url or f"{issuer()}/api/auth/jwks"
    `,
    ['issuer', 'keys_address'],
  )
  return { path: 'app/accounts/issuer.py', owner: 'owned', text }
}
