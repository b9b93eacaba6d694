import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column, fieldColumn } from '../access/condition.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { valueType } from '../models/types.ts'
import { moduleName, spoken } from '../names.ts'
import { filtering, isOffset, sortingsOf } from './listing.ts'
import { type Made, accessOf, callerFor, columnsOf, hasDelete, hasUpdate, localsOf, schemaOf } from './resource.ts'

export const SESSION = imported('sqlalchemy.ext.asyncio:AsyncSession')
const SELECT = imported('sqlalchemy:select')

/** How rows of a resource are found: never one the caller may not see. */
export function repository(made: Made): WrittenFile {
  const functions = [orders(made), page(made), find(made), ...(asksMore(made) ? [findTo(made)] : [])]
  return {
    path: `app/repositories/${moduleName(made.name)}.py`,
    owner: 'shared',
    text: renderModule(`How ${spoken(made.many)} are found.`, joined(functions, '\n\n\n'), [
      'page',
      'find',
      'find_to',
      'ORDERS',
      ...localsOf(made),
    ]),
  }
}

const asksMore = (made: Made): boolean => hasUpdate(made) || hasDelete(made) || hasRowOperation(made)

/** Whether something else is done with one row. */
export const hasRowOperation = ({ resource }: Made): boolean =>
  (resource.value.operations ?? []).some(({ value }) => (value.route?.parameters.length ?? 0) > 0)

function orders(made: Made): Fragment {
  const { name, design, key } = made
  const adapter = imported('pydantic:TypeAdapter')
  const fields = new Map(columnsOf(made).map((held) => [held.name, held]))
  const lines = sortingsOf(made).map(({ constant, field, descending }) => {
    const held = fields.get(field)!.field
    const type = field === 'id' ? key : valueType(held.type, py`${imported('builtins:str')}`, design.scope)
    const parts = [
      fieldColumn(name, field, design.scope),
      column(made.model, 'id', design.scope),
      py`${adapter}(${type})`,
      py`${adapter}(${key})`,
      ...(descending ? [py`descending=True`] : []),
      ...(held.optional ? [py`nullable=True`] : []),
    ]
    return py`${schemaOf(made, 'Sort')}.${ident(constant)}: ${imported('app.repositories.paging:Order')}(${joined(parts, ', ')}),`
  })
  return py`
    ORDERS = {
        ${lines}
    }
  `
}

function page(made: Made): Fragment {
  const { model, many } = made
  const slice = imported(`app.repositories.paging:${isOffset(made) ? 'Counted' : 'Slice'}`)
  const last = isOffset(made)
    ? py`
      return await ${imported('app.repositories.paging:counted_page_of')}(
          session, statement, ORDERS[query.sort], limit=query.limit, offset=query.offset
      )
    `
    : py`
      return await ${imported('app.repositories.paging:page_of')}(
          session, statement, ORDERS[query.sort], limit=query.limit, cursor=query.cursor
      )
    `
  return py`
    async def page(
        session: ${SESSION}, caller: ${callerFor(made, 'read')}, query: ${schemaOf(made, 'List')}
    ) -> ${slice}[${model}]:
        """Some of the ${words(spoken(many))} the caller may see."""
        statement = ${SELECT}(${model}).where(${accessOf(made)}.readable(caller))
        ${filtering(made)}
        ${last}
  `
}

function find(made: Made): Fragment {
  const { model, name, keyName, key, variable, design } = made
  const id = column(model, 'id', design.scope)
  return py`
    async def find(session: ${SESSION}, caller: ${callerFor(made, 'read')}, ${ident(keyName)}: ${key}) -> ${model}:
        """${words(`${one(name).replace(/^./, (letter) => letter.toUpperCase())} the caller may see; whether there are others is not told.`)}"""
        ${ident(variable)} = await session.scalar(
            ${SELECT}(${model}).where(${id} == ${ident(keyName)}, ${accessOf(made)}.readable(caller))
        )
        if ${ident(variable)} is None:
            raise ${imported('app.core.errors:NotFound')}
        return ${ident(variable)}
  `
}

function findTo(made: Made): Fragment {
  const { model, keyName, key, design } = made
  const id = column(model, 'id', design.scope)
  const bool = imported('sqlalchemy:ColumnElement')
  return py`
    async def find_to(
        session: ${SESSION},
        ${ident(keyName)}: ${key},
        *,
        readable: ${bool}[bool],
        allowed: ${bool}[bool] | None = None,
    ) -> ${model}:
        """One to be changed, locked until it is; whoever may only see it is refused."""
        condition = ${imported('sqlalchemy:true')}() if allowed is None else allowed
        found = await session.execute(
            ${SELECT}(${model}, condition.label("allowed"))
            .where(${id} == ${ident(keyName)}, readable)
            .with_for_update(of=${model})
        )
        row = found.one_or_none()
        if row is None:
            raise ${imported('app.core.errors:NotFound')}
        if not row.allowed:
            raise ${imported('app.core.errors:NotAllowed')}
        return row[0]
  `
}
