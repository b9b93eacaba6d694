import { py } from '../../../python/emit/fragment.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { moduleName } from '../names.ts'

const SIGNED_IN = imported('app.dependencies.caller:SignedIn')

/** `app/api/v1/endpoints/me.py` */
export function me({ scope }: Design): WrittenFile {
  const read = imported(`app.schemas.${moduleName(scope.user!)}:${scope.user!}Read`)
  const text = renderModule(
    "The caller's own account.",
    py`
      router = ${imported('fastapi:APIRouter')}(route_class=${imported('app.core.routes:StrictRoute')}, prefix="/me", tags=["me"])


      @router.get("")
      async def me(caller: ${SIGNED_IN}) -> ${imported('app.schemas.page:Answer')}[${read}]:
          """Who is asking."""
          return ${imported('app.schemas.page:Answer')}(data=${read}.model_validate(caller.user))


      @router.delete("", status_code=${imported('fastapi:status')}.HTTP_204_NO_CONTENT)
      async def delete_me(caller: ${SIGNED_IN}, session: ${imported('app.dependencies.database:Transaction')}) -> None:
          """Erases the account, and all that belongs to it."""
          await ${imported('app.accounts.leaving:leave')}(session, caller.user)
    `,
    ['router', 'me', 'delete_me'],
  )
  return { path: 'app/api/v1/endpoints/me.py', owner: 'owned', text }
}
