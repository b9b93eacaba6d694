import { py } from '../../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../../python/emit/literal.ts'
import { renderModule } from '../../../../python/emit/module.ts'
import { imported } from '../../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../../feature.ts'
import { holderIn, ofHolder } from './asked.ts'

const MAPPED = imported('sqlalchemy.orm:Mapped')
const COLUMN = imported('sqlalchemy.orm:mapped_column')
const STRING = imported('sqlalchemy:String')
const FOREIGN = imported('sqlalchemy:ForeignKey')
const UUID = imported('uuid:UUID')
const MOMENT = imported('datetime:datetime')

/** `app/accounts/keys.py`: what is kept of each. */
export function keyTable({ scope }: Design): WrittenFile {
  const holder = holderIn(scope)
  const says = `A key ${holder === null ? '' : `${ofHolder(holder)}, and `}of a program that acts for somebody; only its hash is kept.`
  const text = renderModule(
    'What is kept of the keys of programs.',
    py`
      class ApiKey(${imported('app.core.tables:Kept')}):
          """${words(says)}"""

          __tablename__ = "api_keys"

          id: ${MAPPED}[${UUID}] = ${COLUMN}(primary_key=True, default=${imported('app.core.ids:uuid7')})
          user_id: ${MAPPED}[${imported('app.core.keys:UserId')}] = ${COLUMN}(
              ${FOREIGN}(${imported('app.core.keys:USER_KEY')}, ondelete="CASCADE"), index=True
          )
          ${
            holder &&
            py`
            ${ident(holder.field)}: ${MAPPED}[${holder.type}] = ${COLUMN}(
                ${FOREIGN}(${lit(holder.key)}, ondelete="CASCADE"), index=True
            )
          `
          }
          name: ${MAPPED}[str] = ${COLUMN}(${STRING}(80))
          hash: ${MAPPED}[bytes] = ${COLUMN}(${imported('sqlalchemy:LargeBinary')}, unique=True)
          scopes: ${MAPPED}[list[str]] = ${COLUMN}(${imported('sqlalchemy.dialects.postgresql:ARRAY')}(${STRING}(80)))
          created_at: ${MAPPED}[${MOMENT}] = ${COLUMN}(server_default=${imported('sqlalchemy:func')}.now())
          ends_at: ${MAPPED}[${MOMENT} | None]
          revoked_at: ${MAPPED}[${MOMENT} | None]
    `,
    ['ApiKey', 'id', 'user_id', 'name', 'hash', 'scopes', 'created_at', 'ends_at', 'revoked_at'],
  )
  return { path: 'app/accounts/keys.py', owner: 'owned', text }
}
