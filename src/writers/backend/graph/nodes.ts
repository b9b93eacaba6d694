import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column } from '../access/condition.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { spoken } from '../names.ts'
import { isOffset } from '../resources/listing.ts'
import { type Made, accessOf, columnsOf, isPlain, schemaOf } from '../resources/resource.ts'
import { isTold } from '../schemas/types.ts'
import { graphType, keyType, toldAs, wordsFor } from './types.ts'

const STRAWBERRY = imported('strawberry')
const ANY = imported('typing:Any')

/** `app/graph/nodes.py`: what is told of rows, and where one can go from there. */
export function nodesFile(all: readonly Made[]): WrittenFile {
  const known = new Set(all.map(({ name }) => name))
  const text = renderModule(
    'What GraphQL tells of rows: what everybody else is told, and what it points to.',
    joined(
      all.flatMap((made) => [node(made, known), page(made), teller(made), loader(made)]),
      '\n\n\n',
    ),
    all.flatMap(({ name }) => [`${name}Node`, `${name}Page`, `tell_${name}`, `load_${name}`]),
  )
  return { path: 'app/graph/nodes.py', owner: 'owned', text }
}

const toldColumns = (made: Made) =>
  columnsOf(made).filter(({ column: held, field }) => isTold(field) && held !== 'deleted_at')

function node(made: Made, known: ReadonlySet<string>): Fragment {
  const { scope } = made.design
  const lines = toldColumns(made).map(({ name, column: held, field }) => {
    const type =
      name === 'id' ? keyType(made.name, scope) : graphType(field.type, wordsFor(made.name, name, field, scope), scope)
    return py`${ident(held)}: ${type}${field.optional && py` | None`}`
  })
  const ways = toldColumns(made).flatMap(({ name, column: held, field: { type } }) => {
    if (type.kind !== 'reference' || !known.has(type.to.text)) return []
    const to = type.to.text
    return [
      py`
        @${imported('app.graph.asking:offered')}(${lit(`The ${spoken(name)}, where the caller may see it.`)})
        async def ${ident(name)}(self, info: ${imported('app.graph.asking:Info')}) -> ${lit(`${to}Node | None`)}:
            found: ${ident(`${to}Node`)} | None = await info.context.one(load_${ident(to)}, self.${ident(held)})
            return found
      `,
    ]
  })
  return py`
    @${STRAWBERRY}.type(name=${lit(made.name)}, description=${lit(`What is told of ${one(made.name)}.`)})
    class ${ident(`${made.name}Node`)}:
        ${joined(lines, '\n')}
        ${
          ways.length > 0 &&
          py`

          ${joined(ways, '\n\n')}
        `
        }
  `
}

const page = (made: Made): Fragment => py`
  @${STRAWBERRY}.type(description=${lit(`Some ${spoken(made.many)}, and where the next ones begin.`)})
  class ${ident(`${made.name}Page`)}:
      data: list[${ident(`${made.name}Node`)}]
      ${isOffset(made) ? py`total: int` : py`next: str | None`}
`

function teller(made: Made): Fragment {
  const lines = toldColumns(made).map(
    ({ column: held, field }) =>
      py`${ident(held)}=${toldAs(field.type.kind, py`told.${ident(held)}`, field.optional)},`,
  )
  return py`
    def tell_${ident(made.name)}(row: ${ANY}) -> ${ident(`${made.name}Node`)}:
        """${words(`What is told of ${one(made.name)}.`)}"""
        told = ${schemaOf(made, 'Read')}.model_validate(row)
        return ${ident(`${made.name}Node`)}(
            ${lines}
        )
  `
}

function loader(made: Made): Fragment {
  const { model, design } = made
  const id = column(model, 'id', design.scope)
  return py`
    async def load_${ident(made.name)}(
        session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}, caller: ${imported('app.core.caller:Caller')}, keys: list[${ANY}]
    ) -> list[${ANY}]:
        """Those of them that the caller may see."""
        ${
          isPlain(made, 'read') &&
          py`
          if not ${accessOf(made)}.may_read(caller):
              return [None] * len(keys)
        `
        }
        rows = await session.scalars(
            ${imported('sqlalchemy:select')}(${model}).where(${id}.in_(keys), ${accessOf(made)}.readable(caller))
        )
        found = {row.id: tell_${ident(made.name)}(row) for row in rows}
        return [found.get(key) for key in keys]
  `
}
