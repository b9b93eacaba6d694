import type { Apart } from '../../../blueprint/expression/apart.ts'
import { columnOf, snake } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { spoken } from '../names.ts'
import { type Made, madeOf } from '../resources/resource.ts'
import { SESSION, raw } from './standing.ts'
import { trueOf } from './true-of.ts'

/** `tests/test_apart.py`: two of the same at one time are refused, and one right after the other is not. */
export function apartTests(design: Design): readonly WrittenFile[] {
  const tests = [...design.scope.resources.values()].flatMap((resource) => {
    const made = madeOf(resource, design)
    return (resource.value.apart ?? []).flatMap((apart) => apartTest(made, apart))
  })
  if (tests.length === 0) return []
  const text = renderModule('No two of the same at one time.', joined(tests, '\n\n\n'), [
    'session',
    'first',
    'same',
    'start',
    'hour',
  ])
  return [{ path: 'tests/test_apart.py', owner: 'owned', text }]
}

function apartTest(made: Made, apart: Apart): readonly Fragment[] {
  const fields = made.design.scope.fields(made.name)
  const type = fields.get(apart.from.text)!.type
  const held = trueOf(apart.where, fields)
  if (held === null) return []
  const make = py`${imported(`tests.factories:make_${snake(made.name)}`)}`
  const column = (field: string): string => columnOf(field, fields.get(field)!.type)
  const [from, to] = [raw(column(apart.from.text)), raw(column(apart.to.text))]
  const day = py`${imported('tests.factories:DAY')}`
  const isPlain = made.design.scope.blueprint.stack?.datetimes === 'plain'
  const [start, step] =
    type.kind === 'date'
      ? [py`${day}.date()`, py`${imported('datetime:timedelta')}(days=1)`]
      : [isPlain ? py`${day}.replace(tzinfo=None)` : day, py`${imported('datetime:timedelta')}(hours=1)`]
  const same = apart.parts.map(({ text }) => py`${lit(column(text))}: first.${raw(column(text))}`)
  const said = [
    ...Object.entries(held).map(([name, value]) => py`${lit(name)}: ${lit(value)}`),
    ...apart.parts.flatMap(({ text }) => pointing(text, made)),
  ]
  const of = apart.parts.map(({ text }) => spoken(text.charAt(0).toUpperCase() + text.slice(1))).join(' and ')
  const name = ident(['test', snake(made.name), ...apart.parts.map(({ text }) => text), 'lies_apart'].join('_'))
  return [
    py`
      async def ${name}(session: ${SESSION}) -> None:
          """No two of ${words(of === '' ? 'them' : `one ${of}`)} overlap; one may follow right behind another."""
          start, step = ${start}, ${step}
          held: dict[str, ${imported('typing:Any')}] = {${joined(said, ', ')}}
          ${same.length > 0 && py`first = `}await ${make}(session, ${from}=start, ${to}=start + 2 * step, **held)
          same: dict[str, ${imported('typing:Any')}] = {${joined([...same, py`**held`], ', ')}}
          await ${make}(session, ${from}=start + 2 * step, ${to}=start + 3 * step, **same)
          with ${imported('pytest')}.raises(${imported('sqlalchemy.exc:IntegrityError')}):
              await ${make}(session, ${from}=start + step, ${to}=start + 2 * step, **same)
          await session.rollback()
    `,
  ]
}

/** What a row need not have, and has for this. */
function pointing(name: string, { design: { scope }, name: resource }: Made): readonly Fragment[] {
  const { type, optional } = scope.fields(resource).get(name)!
  if (!optional || type.kind !== 'reference') return []
  const make = py`${imported(`tests.factories:make_${snake(type.to.text)}`)}`
  return [py`${lit(columnOf(name, type))}: (await ${make}(session)).id`]
}
