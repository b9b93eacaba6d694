import { snake } from '../../../blueprint/storage/names.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { spoken } from '../names.ts'
import { tenantField, tenantOf } from '../../../blueprint/storage/tenant.ts'
import { type Made, columnsOf, hasCreate, isSent, madeOf } from '../resources/resource.ts'
import { rowValue, sentValue } from './values.ts'

const SESSION = imported('sqlalchemy.ext.asyncio:AsyncSession')
const ANY = imported('typing:Any')

/** `tests/factories.py`: a row of each resource with all it needs, and what is sent to make one. */
export function factories(design: Design): WrittenFile {
  const all = [...design.scope.resources.values()].map((resource) => madeOf(resource, design))
  const tenant = all.find(({ name }) => name === tenantOf(design.scope))
  const parts = [
    ...all.flatMap((made) => [factory(made), ...(hasCreate(made) ? [body(made)] : [])]),
    ...(tenant ? [homes(tenant)] : []),
  ]
  const text = renderModule(
    'Rows for tests, each with all it needs.',
    py`
      _numbers = ${imported('itertools:count')}(1)
      DAY = ${imported('datetime:datetime')}(2030, 1, 1, tzinfo=${imported('datetime:UTC')})


      def number() -> int:
          """Another one each time."""
          return next(_numbers)


      async def kept(session: ${SESSION}, row: ${ANY}) -> None:
          """Keeps a row, so that everybody sees it."""
          session.add(row)
          await session.commit()


      ${joinedFar(parts)}
    `,
    ['number', 'kept', 'session', 'given', 'row', 'home', 'elsewhere'],
  )
  return { path: 'tests/factories.py', owner: 'owned', text }
}

const joinedFar = (parts: readonly Fragment[]): Fragment => ({
  kind: 'fragment',
  pieces: parts.flatMap((part, index) => (index === 0 ? part.pieces : ['\n\n\n', ...part.pieces])),
})

function factory(made: Made): Fragment {
  const { name, model, design, resource } = made
  const external = resource.value.external !== null
  const lines = columnsOf(made).flatMap(({ name: fieldName, column, field }) => {
    if (fieldName === 'id' && !external) return []
    if (fieldName === 'id') return [given(column, py`f"person-{number()}"`)]
    if (field.computed !== null || (field.optional && field.type.kind !== 'reference')) return []
    if (/^(created|updated|deleted)_at$/.test(fieldName)) return external ? [given(column, py`DAY`)] : []
    if (field.type.kind === 'reference') {
      if (field.optional && fieldName !== tenantField(name, design.scope)) return []
      const to = field.type.to.text
      const parent = py`(await ${ident(to === tenantOf(design.scope) ? 'home' : `make_${snake(to)}`)}(session)).id`
      return [
        py`
          if ${lit(column)} not in given:
              given[${lit(column)}] = ${parent}
        `,
      ]
    }
    const value = rowValue(fieldName, field, made)
    return value === null ? [] : [given(column, value)]
  })
  return py`
    async def make_${ident(snake(name))}(session: ${SESSION}, **given: ${ANY}) -> ${model}:
        """${words(one(name).replace(/^./, (letter) => letter.toUpperCase()))}, with all that was not given."""
        ${lines}
        row = ${model}(**given)
        await kept(session, row)
        ${design.scope.resources.has(name) && py`return row`}
  `
}

/** Whose rows tests are about, and how one of somebody else's is made. */
const homes = ({ name, model }: Made): Fragment => py`
  Row = ${imported('typing:TypeVar')}("Row")


  async def home(session: ${SESSION}, **given: ${ANY}) -> ${model}:
      """${words(`${one(name).replace(/^./, (letter) => letter.toUpperCase())} to which all belongs that is made, and everybody.`)}"""
      row: ${model} = session.info.get("home") or await make_${ident(snake(name))}(session)
      session.info["home"] = row
      for field, value in given.items():
          setattr(row, field, value)
      await kept(session, row)
      return row


  async def elsewhere(
      session: ${SESSION}, make: ${imported('collections.abc:Callable')}[..., ${imported('collections.abc:Awaitable')}[Row]], **given: ${ANY}
  ) -> Row:
      """One that belongs to another ${words(spoken(name))}, with all it needs there."""
      here = await home(session)
      session.info["home"] = await make_${ident(snake(name))}(session)
      try:
          return await make(session, **given)
      finally:
          session.info["home"] = here
`

const given = (column: string, value: Fragment): Fragment => py`given.setdefault(${lit(column)}, ${value})`

/** What is sent to make a row: as JSON. */
function body(made: Made): Fragment {
  const { name, resource } = made
  const states = new Set((resource.value.states ?? []).map((one_) => one_.name))
  const lines = columnsOf(made).flatMap(({ name: fieldName, column, field }) => {
    if (fieldName === 'id' || !isSent(field) || field.optional || field.default !== null || states.has(fieldName))
      return []
    if (field.type.kind === 'reference' || field.type.kind === 'file') return []
    const value = sentValue(fieldName, field, made)
    return value === null ? [] : [given(column, value)]
  })
  return py`
    def ${ident(snake(name))}_body(**given: ${ANY}) -> dict[str, ${ANY}]:
        """What is sent to make ${words(one(name))}; what it points to is given."""
        ${lines}
        return given
  `
}
