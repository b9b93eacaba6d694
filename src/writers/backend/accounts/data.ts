import { columnOf, linkColumns, linkModelName, linkTableName, tableName } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column, fieldColumn, modelOf } from '../access/condition.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { connectedIn } from '../integrations/declared.ts'
import { moduleName } from '../names.ts'

const SELECT = imported('sqlalchemy:select')
const COLUMNS = imported('app.accounts.telling:columns_of')

/** `app/accounts/my_data.py`: every row that belongs to somebody. */
export function myData(design: Design): WrittenFile {
  const { scope } = design
  const names = [...scope.resources.keys()]
  const tellings = names.flatMap((name) => sealedIn(name, design) ?? [])
  const text = renderModule(
    'All that is kept of somebody.',
    joined(
      [
        ...tellings,
        py`
          async def my_data(user_id: ${imported('app.core.keys:UserId')}) -> ${imported('collections.abc:AsyncIterator')}[str]:
              """Rows that are theirs, by what they are kept in, in a transaction of their own."""
              parts: dict[str, tuple[${imported('sqlalchemy:Select')}[${imported('typing:Any')}], ${imported('app.accounts.telling:Telling')}]] = {
                  ${names.flatMap((name) => [...rowsOf(name, design), ...linksOf(name, design)])}
                  ${connectionsOf(design)}
              }
              async with ${imported('app.core.database:sessions')}()() as session:
                  async for piece in ${imported('app.accounts.telling:tell')}(session, parts):
                      yield piece
        `,
      ],
      '\n\n\n',
    ),
    ['my_data', 'user_id', 'session', 'parts', 'piece', 'row', ...names.map(tellingOf)],
  )
  return { path: 'app/accounts/my_data.py', owner: 'shared', text }
}

const tellingOf = (name: string): string => `tell_${moduleName(name)}`

/** Rows that are the person, or point to them. */
function rowsOf(name: string, { scope }: Design): readonly Fragment[] {
  const pointing = [...scope.fields(name)].flatMap(([field, { type }]) =>
    type.kind === 'reference' && type.to.text === scope.user ? [fieldColumn(name, field, scope)] : [],
  )
  const owners = name === scope.user ? [column(modelOf(name), 'id', scope)] : pointing
  if (owners.length === 0) return []
  const conditions = owners.map((owner) => py`${owner} == user_id`)
  const condition =
    conditions.length === 1 ? conditions[0]! : py`${imported('sqlalchemy:or_')}(${joined(conditions, ', ')})`
  const telling = encrypted(name, scope).length > 0 ? ident(tellingOf(name)) : COLUMNS
  return [py`${lit(tableName(name, scope))}: (${SELECT}(${modelOf(name)}).where(${condition}), ${telling}),`]
}

/** What they belong to. */
function linksOf(name: string, { scope }: Design): readonly Fragment[] {
  return [...scope.fields(name)].flatMap(([field, { type }]) => {
    if (type.kind !== 'many' || type.to.text !== scope.user) return []
    const link = imported(`app.models.${moduleName(name)}:${linkModelName(name, field)}`)
    const [, other] = linkColumns(name, type.to.text)
    return [
      py`${lit(linkTableName(name, field))}: (${SELECT}(${link}).where(${column(link, other, scope)} == user_id), ${COLUMNS}),`,
    ]
  })
}

/** Accounts they connected, without what opens them, and what was seen there. */
function connectionsOf(design: Design): readonly Fragment[] {
  if (connectedIn(design).length === 0) return []
  const [connection, seen] = ['Connection', 'Import'].map((name) =>
    imported(`app.integrations.models:Integration${name}`),
  )
  return [
    py`"integration_connections": (${SELECT}(${connection!}).where(${connection!}.owner_id == user_id), ${COLUMNS}),`,
    py`"integration_imports": (${SELECT}(${seen!}).join(${connection!}, ${connection!}.id == ${seen!}.connection_id).where(${connection!}.owner_id == user_id), ${COLUMNS}),`,
  ]
}

const encrypted = (name: string, scope: Design['scope']): readonly string[] =>
  [...scope.fields(name)].flatMap(([field, { type, marks }]) =>
    marks.includes('encrypted') ? [columnOf(field, type)] : [],
  )

/** To whoever it belongs, what is sealed is opened. */
function sealedIn(name: string, { scope }: Design): Fragment | null {
  const columns = encrypted(name, scope)
  if (columns.length === 0) return null
  const table = lit(tableName(name, scope))
  const opened = columns.map(
    (held) =>
      py`${lit(held)}: None if row.${ident(held)} is None else ${imported('app.core.sealing:unseal')}(row.${ident(held)}, ${table}, ${lit(held)}, row.id),`,
  )
  return py`
    def ${ident(tellingOf(name))}(row: ${modelOf(name)}) -> dict[str, ${imported('typing:Any')}]:
        """All of a row, with what is sealed in it."""
        return {
            **${COLUMNS}(row),
            ${opened}
        }
  `
}
