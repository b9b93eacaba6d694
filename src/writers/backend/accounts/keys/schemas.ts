import { py } from '../../../../python/emit/fragment.ts'
import { ident } from '../../../../python/emit/literal.ts'
import { renderModule } from '../../../../python/emit/module.ts'
import { imported } from '../../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../../feature.ts'
import { holderIn } from './asked.ts'

const FIELD = imported('pydantic:Field')
const TEXT = imported('app.schemas.base:Text')
const MOMENT = imported('datetime:datetime')

/** `app/accounts/key_schemas.py`: how keys of programs are spoken of. */
export function keySchemas({ scope }: Design): WrittenFile {
  const holder = holderIn(scope)
  const of = holder && py`${ident(holder.field)}: ${holder.type}`
  const text = renderModule(
    'How keys of programs are spoken of.',
    py`
      Scope = ${imported('typing:Annotated')}[${TEXT}, ${FIELD}(json_schema_extra={"enum": sorted(${imported('app.accounts.scopes:SCOPES')})})]


      class ApiKeyCreate(${imported('app.schemas.base:Schema')}):
          """A key for a program."""

          ${of}
          name: ${TEXT} = ${FIELD}(min_length=1, max_length=80)
          scopes: list[Scope] = ${FIELD}(min_length=1, max_length=50)
          ends_at: ${imported('app.schemas.base:Moment')} | None = None


      class ApiKeyRead(${imported('app.schemas.base:Schema')}):
          """What is told of a key."""

          id: ${imported('uuid:UUID')}
          ${of}
          name: str
          scopes: list[str]
          created_at: ${MOMENT}
          ends_at: ${MOMENT} | None
          revoked_at: ${MOMENT} | None


      class ApiKeyCreated(ApiKeyRead):
          """A key itself: it is told this once."""

          key: str
    `,
    ['Scope', 'ApiKeyCreate', 'ApiKeyRead', 'ApiKeyCreated'],
  )
  return { path: 'app/accounts/key_schemas.py', owner: 'owned', text }
}
