import { type Fragment, joined, py } from '../../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../../python/emit/literal.ts'
import { renderModule } from '../../../../python/emit/module.ts'
import { imported } from '../../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../../feature.ts'
import { spoken } from '../../names.ts'
import { type Holder, holderIn, keysIn } from './asked.ts'

const KEY = imported('app.accounts.keys:ApiKey')
const ANSWER = imported('app.schemas.page:Answer')
const CREATE = imported('app.accounts.key_schemas:ApiKeyCreate')
const CREATED = imported('app.accounts.key_schemas:ApiKeyCreated')
const READ = imported('app.accounts.key_schemas:ApiKeyRead')
const SIGNED_IN = imported('app.dependencies.caller:SignedIn')
const TRANSACTION = imported('app.dependencies.database:Transaction')
const NOT_FOUND = imported('app.core.errors:NotFound')
const INVALID = imported('app.core.errors:Invalid')
const SELECT = imported('sqlalchemy:select')
const STATUS = imported('fastapi:status')
const UUID = imported('uuid:UUID')
const NOW = py`${imported('datetime:datetime')}.now(${imported('datetime:UTC')})`

/** `app/api/v1/endpoints/api_keys.py`: keys are listed, made and ended. */
export function keyEndpoints({ scope }: Design): WrittenFile {
  const { lasts, most } = keysIn(scope)!
  const holder = holderIn(scope)
  const head = py`
    router = ${imported('fastapi:APIRouter')}(route_class=${imported('app.core.routes:StrictRoute')}, prefix="/api-keys", tags=["api keys"])

    MOST_TOLD = 100
    ${most !== null && py`MOST_ACTIVE = ${lit(most)}`}
    ${lasts && py`LASTS = ${imported('datetime:timedelta')}(seconds=${lit(Math.round(lasts.milliseconds / 1000))})`}
  `
  const parts = [
    head,
    listing(holder),
    making({ holder, isLasting: lasts !== null, isCounted: most !== null }),
    ...(lasts === null ? [] : [ENDING]),
    ...(most === null ? [] : [counting(holder)]),
    revoking(holder),
  ]
  const taken = ['router', 'MOST_TOLD', 'MOST_ACTIVE', 'LASTS', 'caller', 'session', 'body', 'key', 'found', 'secret']
  const text = renderModule('Keys of programs that act for somebody.', joined(parts, '\n\n\n'), taken)
  return { path: 'app/api/v1/endpoints/api_keys.py', owner: 'owned', text }
}

/** Rows of the thing they are of, of which the caller may that. */
const may = (holder: Holder, verb: 'read' | 'create' | 'delete'): Fragment =>
  py`${KEY}.${ident(holder.field)}.in_(${SELECT}(${holder.id}).where(${holder.may(verb)}))`

function listing(holder: Holder | null): Fragment {
  const says =
    holder === null
      ? 'The keys of the caller'
      : `The keys of each ${spoken(holder.resource)} that are shown to the caller: ${holder.who('read')}`
  return py`
    @router.get("")
    async def list_keys(caller: ${SIGNED_IN}, session: ${TRANSACTION}) -> ${ANSWER}[list[${READ}]]:
        """${words(says)}; what opens is not among what is told."""
        found = await session.scalars(
            ${SELECT}(${KEY})
            .where(${holder === null ? py`${KEY}.user_id == caller.id` : may(holder, 'read')})
            .order_by(${KEY}.created_at.desc())
            .limit(MOST_TOLD)
        )
        return ${ANSWER}(data=[${READ}.model_validate(one, extra="ignore") for one in found])
  `
}

function making(asked: { readonly holder: Holder | null; readonly isLasting: boolean; readonly isCounted: boolean }) {
  const { holder, isLasting, isCounted } = asked
  const who = holder === null ? '' : ` Who may: ${holder.who('create')} of the ${spoken(holder.resource)}.`
  return py`
    @router.post("", status_code=${STATUS}.HTTP_201_CREATED)
    async def create_key(
        body: ${CREATE}, caller: ${SIGNED_IN}, session: ${TRANSACTION}
    ) -> ${ANSWER}[${CREATED}]:
        """A new key. It is told this once.${words(who)}"""
        unknown = [scope for scope in body.scopes if scope not in ${imported('app.accounts.scopes:SCOPES')}]
        if unknown:
            raise ${INVALID}(f"There is no scope {unknown[0]}.")
        ${holder && held(holder)}
        ${isCounted && py`await leave_room(session, ${holder === null ? py`caller.id` : py`body.${ident(holder.field)}`})`}
        secret = ${imported('app.core.secrets:new_secret')}()
        key = ${KEY}(
            user_id=caller.id,
            ${holder && py`${ident(holder.field)}=body.${ident(holder.field)},`}
            name=body.name,
            scopes=sorted(set(body.scopes)),
            ends_at=${isLasting ? py`end_of(body.ends_at)` : py`body.ends_at`},
            hash=${imported('app.core.secrets:hash_of')}(secret),
        )
        session.add(key)
        await session.flush()
        await session.refresh(key)
        await ${imported('app.accounts.noticed:noticed')}(session, "key_created", caller.id, key=str(key.id))
        told = ${READ}.model_validate(key)
        return ${ANSWER}(data=${CREATED}(**told.model_dump(), key=secret))
  `
}

const held = (holder: Holder): Fragment => py`
  held = await session.scalar(
      ${SELECT}(${holder.id}).where(${holder.id} == body.${ident(holder.field)}, ${holder.may('create')})
  )
  if held is None:
      raise ${NOT_FOUND}
`

const ENDING = py`
  def end_of(asked: ${imported('datetime:datetime')} | None) -> ${imported('datetime:datetime')}:
      """Until when a key holds: no longer than all do."""
      latest = ${NOW} + LASTS
      if asked is not None and asked > latest:
          raise ${INVALID}(f"A key holds until {latest.isoformat()} at most.")
      return asked or latest
`

function counting(holder: Holder | null): Fragment {
  const column = holder?.field ?? 'user_id'
  const type = holder?.type ?? py`${imported('app.core.keys:UserId')}`
  return py`
    async def leave_room(session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}, of: ${type}) -> None:
        """So many hold at once, and no more: whoever asks at the same time waits."""
        await session.execute(${SELECT}(${imported('sqlalchemy:func')}.pg_advisory_xact_lock(${imported('sqlalchemy:func')}.hashtext(f"api_keys:{of}"))))
        active = await session.scalar(
            ${SELECT}(${imported('sqlalchemy:func')}.count()).where(
                ${KEY}.${ident(column)} == of,
                ${KEY}.revoked_at.is_(None),
                ${imported('sqlalchemy:or_')}(${KEY}.ends_at.is_(None), ${KEY}.ends_at > ${NOW}),
            )
        )
        if (active or 0) >= MOST_ACTIVE:
            raise ${imported('app.core.errors:Conflict')}(f"{MOST_ACTIVE} keys hold already; end one first.")
  `
}

const revoking = (holder: Holder | null): Fragment => py`
  @router.delete("/{key_id}", status_code=${STATUS}.HTTP_204_NO_CONTENT)
  async def revoke_key(key_id: ${UUID}, caller: ${SIGNED_IN}, session: ${TRANSACTION}) -> None:
      """Ends a key.${holder && words(` Who may: ${holder.who('delete')} of the ${spoken(holder.resource)}.`)}"""
      revoked = await session.scalar(
          ${imported('sqlalchemy:update')}(${KEY})
          .where(${KEY}.id == key_id, ${holder === null ? py`${KEY}.user_id == caller.id` : may(holder, 'delete')}, ${KEY}.revoked_at.is_(None))
          .values(revoked_at=${NOW})
          .returning(${KEY}.id)
      )
      if revoked is None:
          raise ${NOT_FOUND}
`
