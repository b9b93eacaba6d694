import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { valueType } from '../models/types.ts'
import { spoken } from '../names.ts'
import { policies, rolesOf } from './policies.ts'
import { hasRowSecurity, tenantOf } from '../../../blueprint/storage/tenant.ts'

/** Tenants that the database itself keeps apart; that queries do, the rules of access say. */
export const tenancy: Feature = {
  // Whose rows are seen is said for a transaction, so reads need one as well.
  parts: ({ scope }) => (hasRowSecurity(scope) ? ['core/transactions'] : []),
  files: (design) => (hasRowSecurity(design.scope) ? [rowSecurity(design)] : []),
  statements: ({ scope }) => (hasRowSecurity(scope) ? policies(scope) : []),
}

const SESSION = imported('sqlalchemy.ext.asyncio:AsyncSession')
const SELECT = imported('sqlalchemy:select')
const FUNC = imported('sqlalchemy:func')

/** `app/core/tenancy.py` */
function rowSecurity({ scope }: Design): WrittenFile {
  const tenant = tenantOf(scope)!
  const key = valueType(scope.fields(tenant).get('id')!.type, null, scope)
  const text = renderModule(
    `Whose rows a transaction sees: the database holds requests to one ${spoken(tenant)}.`,
    py`
      REQUESTS = ${lit(rolesOf(scope)[0])}


      async def enter(session: ${SESSION}, tenant: ${key} | None) -> None:
          """From here on the transaction sees the rows of this tenant alone; where there is none, nothing."""
          name = "" if tenant is None else str(tenant)
          await session.execute(
              ${SELECT}(
                  ${FUNC}.set_config("role", REQUESTS, True),
                  ${FUNC}.set_config("app.tenant", name, True),
              )
          )


      @${imported('contextlib:asynccontextmanager')}
      async def above(session: ${SESSION}) -> ${imported('collections.abc:AsyncIterator')}[None]:
          """For what stands above all tenants, such as a new one."""
          await session.execute(${SELECT}(${FUNC}.set_config("role", "none", True)))
          yield
          await session.execute(${SELECT}(${FUNC}.set_config("role", REQUESTS, True)))
    `,
    ['enter', 'above', 'session', 'tenant', 'name'],
  )
  return { path: 'app/core/tenancy.py', owner: 'owned', text }
}
