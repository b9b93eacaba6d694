import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { hasRowSecurity } from '../../../blueprint/storage/tenant.ts'
import { entered } from '../tenancy/within.ts'
import { modelOf } from '../access/condition.ts'
import type { Design, WrittenFile } from '../feature.ts'

const ANNOTATED = imported('typing:Annotated')
const DEPENDS = imported('fastapi:Depends')
const SECURITY = imported('fastapi:Security')
export const CALLER = imported('app.core.caller:Caller')
const TRANSACTION = imported('app.dependencies.database:Transaction')
const BEARER = imported('fastapi.security:HTTPBearer')
const CREDENTIALS = imported('fastapi.security:HTTPAuthorizationCredentials')
const BIND = imported('sqlalchemy:bindparam')
export const SESSION = imported('sqlalchemy.ext.asyncio:AsyncSession')
export const SELECT = imported('sqlalchemy:select')
const USER = imported('app.models.user:User')
const SIGN_IN = imported('app.accounts.models:SignIn')
const CREDENTIAL = imported('app.accounts.credential:Credential')
const API_KEY = imported('app.accounts.keys:ApiKey')
export const REFUSED = imported('app.core.errors:NotSignedIn')
export const ID = imported('app.core.people:user_key')
const NOW = py`${imported('datetime:datetime')}.now(${imported('datetime:UTC')})`

/** How a provider of accounts tells who is asking. */
export interface Provider {
  /** `with_token(session, token)`: whoever a token names. */
  readonly withToken: Fragment
  /** What a query for a key asks of the person beside the key itself. */
  readonly columns: Fragment | null
  readonly joins: Fragment
  readonly letIn: Fragment
  /** Takes `known`, the key, and `user` out of `row`. */
  readonly taken: Fragment
}

/** `app/dependencies/caller.py`: who is asking, of tokens this backend signed, and of its keys. */
export const builtinDependency = (design: Design): WrittenFile =>
  dependency(design, {
    withToken: WITH_TOKEN,
    columns: null,
    joins: py`.join(${CREDENTIAL}, ${CREDENTIAL}.user_id == ${ID})`,
    letIn: py`${CREDENTIAL}.disabled_at.is_(None)`,
    taken: py`known, user = row`,
  })

export function dependency({ scope }: Design, provider: Provider): WrittenFile {
  const keys = scope.blueprint.auth?.api_keys ?? null
  const schemes = py`
    bearer = ${BEARER}(auto_error=False, bearerFormat="JWT", description="An access token.")
    ${
      keys &&
      py`
      key_header = ${imported('fastapi.security:APIKeyHeader')}(name="X-API-Key", auto_error=False, description="A key of a program.")
    `
    }
  `
  const body = joined(
    [
      schemes,
      provider.withToken,
      ...(keys ? [withKey(keys, provider, modelOf(scope.user!))] : []),
      asking(keys !== null, scope),
    ],
    '\n\n\n',
  )
  const taken = ['bearer', 'with_token', 'with_key', 'maybe_signed_in', 'signed_in']
  return { path: 'app/dependencies/caller.py', owner: 'owned', text: renderModule('Who is asking.', body, taken) }
}

const WITH_TOKEN = py`
  # Written once: putting it together takes longer than sending it.
  SIGNED_IN = (
      ${SELECT}(${USER})
      .join(${SIGN_IN}, ${SIGN_IN}.user_id == ${ID})
      .join(${CREDENTIAL}, ${CREDENTIAL}.user_id == ${ID})
      .where(
          ${ID} == ${BIND}("user"),
          ${SIGN_IN}.id == ${BIND}("sign_in"),
          ${SIGN_IN}.revoked_at.is_(None),
          ${CREDENTIAL}.disabled_at.is_(None),
      )
  )


  async def with_token(session: ${SESSION}, token: str) -> ${CALLER}:
      """Whoever a token names, while they are there, let in, and signed in."""
      claims = ${imported('app.accounts.tokens:read_token')}(token, ${imported('app.accounts.tokens:ACCESS')})
      if claims is None:
          raise ${REFUSED}
      user = await session.scalar(SIGNED_IN, {"user": claims.user_id, "sign_in": claims.sign_in})
      if user is None:
          raise ${REFUSED}
      return ${CALLER}(user, claims.sign_in)
`

type Keys = NonNullable<NonNullable<Design['scope']['blueprint']['auth']>['api_keys']>

const withKey = (
  { rate }: Keys,
  { columns, joins, letIn, taken }: Provider,
  user: ReturnType<typeof modelOf>,
): Fragment => py`
  async def with_key(session: ${SESSION}, key: str, scopes: list[str]) -> ${CALLER}:
      """Whoever a key belongs to, as far as the key goes."""
      found = await session.execute(
          ${SELECT}(${API_KEY}, ${user}${columns})
          .join(${user}, ${API_KEY}.user_id == ${ID})
          ${joins}
          .where(
              ${API_KEY}.hash == ${imported('app.core.secrets:hash_of')}(key),
              ${API_KEY}.revoked_at.is_(None),
              ${imported('sqlalchemy:or_')}(${API_KEY}.ends_at.is_(None), ${API_KEY}.ends_at > ${NOW}),
              ${letIn},
          )
      )
      row = found.one_or_none()
      if row is None:
          raise ${REFUSED}
      ${taken}
      ${
        rate &&
        py`await ${imported('app.core.limits:limited')}(f"key:{known.id}", ${lit(rate.times)}, ${lit(Math.round(rate.milliseconds / 1000))})`
      }
      if not scopes or not set(scopes) <= set(known.scopes):
          raise ${imported('app.core.errors:NotAllowed')}("This key does not reach so far.")
      return ${CALLER}(user)
`

/** Who is asking at all, and who has to say so. */
const asking = (keys: boolean, scope: Design['scope']): Fragment => py`
  async def maybe_signed_in(
      session: ${TRANSACTION},
      shown: ${ANNOTATED}[${CREDENTIALS} | None, ${DEPENDS}(bearer)],
      ${
        keys &&
        py`
        key: ${ANNOTATED}[str | None, ${DEPENDS}(key_header)],
        security: ${imported('fastapi.security:SecurityScopes')},
      `
      }
  ) -> ${CALLER} | None:
      """Who is asking; nobody, where nothing is shown. What is shown has to hold."""
      caller: ${CALLER} | None = None
      if shown is not None:
          caller = await with_token(session, shown.credentials)
      ${
        keys &&
        py`
        elif key is not None:
            caller = await with_key(session, key, security.scopes)
      `
      }
      ${hasRowSecurity(scope) && entered(scope)}
      if caller is not None:
          ${imported('app.core.acting:act_as')}(session, caller.id)
      return caller


  MaybeSignedIn = ${ANNOTATED}[${CALLER} | None, ${keys ? SECURITY : DEPENDS}(maybe_signed_in)]


  async def signed_in(caller: MaybeSignedIn) -> ${CALLER}:
      """Who is asking; whoever does not say so is refused."""
      if caller is None:
          raise ${REFUSED}
      return caller


  SignedIn = ${ANNOTATED}[${CALLER}, ${keys ? SECURITY : DEPENDS}(signed_in)]
`
