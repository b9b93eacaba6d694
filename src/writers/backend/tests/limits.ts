import type { Field } from '../../../blueprint/expression/field.ts'
import type { Limit, LimitPart } from '../../../blueprint/expression/limit.ts'
import { columnOf, snake } from '../../../blueprint/storage/names.ts'
import { tenantField } from '../../../blueprint/storage/tenant.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'
import { limitsOf } from '../limits/limit.ts'
import { type Made, madeOf } from '../resources/resource.ts'
import { SESSION } from './standing.ts'
import { trueOf } from './true-of.ts'

/** More rows than this a test does not make. */
const MOST_MADE = 100
const DAY = imported('tests.factories:DAY')

/** `tests/test_limits.py`: as many as there may be, one more is refused, and of another there may be as many. */
export function limitTests(design: Design): readonly WrittenFile[] {
  const tests = [...design.scope.resources.values()].flatMap((resource) => {
    const made = madeOf(resource, design)
    const held = limitsOf(resource, design.scope)
    return (resource.value.limits ?? []).flatMap((limit, index) => limitTest(made, limit, held[index]!))
  })
  if (tests.length === 0) return []
  const text = renderModule('No more rows than there may be.', joined(tests, '\n\n\n'), ['session', 'held', 'same'])
  return [{ path: 'tests/test_limits.py', owner: 'owned', text }]
}

interface Said {
  readonly name: string
  readonly says: string
}

function limitTest(made: Made, limit: Limit, { name, says }: Said): readonly Fragment[] {
  const { most, parts } = limit
  const fields = made.design.scope.fields(made.name)
  const held = trueOf(limit.where, fields)
  const times = apartWithin(made, limit)
  const count = most.kind === 'number' ? most.value : 2
  if (held === null || count > (times === null ? MOST_MADE : 20) || !parts.every((part) => isMade(part, made)))
    return []
  if (isUniqueWithin(made, parts) || isMetBefore(made, limit, count)) return []
  const make = py`${imported(`tests.factories:make_${snake(made.name)}`)}`
  const moving = times === null ? py`` : py`, **at(${ident('number')})`
  const same = parts.flatMap((part) => sameOf(part, limit, made))
  const said = Object.entries(held).map(([field, value]) => py`${lit(field)}: ${lit(value)}`)
  const [row, rows] = [py`await ${make}(session, **same${moving})`, lit(count)]
  const isOfAnother = parts.some(({ field, every }) => every === null && refersTo(field.text, made) !== null)
  return [
    py`
      async def test_${ident(name)}(session: ${SESSION}) -> None:
          """${words(says)}"""
          held: dict[str, ${imported('typing:Any')}] = {${joined(said, ', ')}}
          same: dict[str, ${imported('typing:Any')}] = {${joined([...same, py`**held`], ', ')}}
          ${times}
          for ${times === null ? py`_` : py`number`} in range(${rows}):
              ${row}
          ${isOfAnother && py`await ${make}(session, **held)`}
          with ${imported('pytest')}.raises(${imported('sqlalchemy.exc:IntegrityError')}, match="There may be"):
              ${times === null ? row : py`await ${make}(session, **same, **at(${rows}))`}
          await session.rollback()
    `,
  ]
}

const typeOf = (field: string, { design, name }: Made): Field['type'] => design.scope.fields(name).get(field)!.type

/** What a part points to, other than whose all rows are; null where it does not. */
function refersTo(field: string, made: Made): string | null {
  const type = typeOf(field, made)
  return type.kind === 'reference' && tenantField(made.name, made.design.scope) !== field ? type.to.text : null
}

/** Rows can have it alike: what points to one, a moment, or what every row holds. */
const isMade = ({ field, every }: LimitPart, made: Made): boolean =>
  every !== null ||
  refersTo(field.text, made) !== null ||
  !made.design.scope.fields(made.name).get(field.text)!.optional

/** `"event_id": (await make_event(session, capacity=2)).id`, `"starts_at": DAY` */
function sameOf({ field, every }: LimitPart, { most }: Limit, made: Made): readonly Fragment[] {
  const type = typeOf(field.text, made)
  const column = lit(columnOf(field.text, type))
  if (every !== null) {
    const plain = made.design.scope.blueprint.stack?.datetimes === 'plain'
    return [py`${column}: ${type.kind === 'date' ? py`${DAY}.date()` : plain ? py`${DAY}.replace(tzinfo=None)` : DAY}`]
  }
  const to = refersTo(field.text, made)
  if (to === null) return []
  const holds = most.kind === 'field' && most.of.text === field.text ? py`, ${ident(most.field.text)}=2` : py``
  return [py`${column}: (await ${imported(`tests.factories:make_${snake(to)}`)}(session${holds})).id`]
}

/** A key that lets none of them be there twice. */
const isUniqueWithin = ({ resource, design, name }: Made, parts: readonly LimitPart[]): boolean => {
  const same = new Set(parts.flatMap(({ field, every }) => (every === null ? [field.text] : [])))
  const marked = [...same].some((field) => design.scope.fields(name).get(field)?.marks.includes('unique'))
  return marked || (resource.value.unique ?? []).some((key) => key.parts.every(({ field }) => same.has(field.text)))
}

/** Another limit that so many of these would meet first. */
const isMetBefore = ({ resource }: Made, limit: Limit, count: number): boolean => {
  const own = new Set(limit.parts.map(({ field }) => field.text))
  return (resource.value.limits ?? []).some(
    (other) =>
      other !== limit &&
      // Rows of tests are all of one day.
      other.parts.every(({ field, every }) => every !== null || own.has(field.text)) &&
      (other.most.kind === 'field' || other.most.value < count),
  )
}

/** Where rows of one must not overlap, each is an hour after the other. */
function apartWithin({ resource, design, name }: Made, { parts }: Limit): Fragment | null {
  const same = new Set(parts.map(({ field }) => field.text))
  const apart = (resource.value.apart ?? []).find((one) => one.parts.every(({ text }) => same.has(text)))
  if (apart === undefined) return null
  const { type } = design.scope.fields(name).get(apart.from.text)!
  const plain = design.scope.blueprint.stack?.datetimes === 'plain'
  const start = type.kind === 'date' ? py`${DAY}.date()` : plain ? py`${DAY}.replace(tzinfo=None)` : py`${DAY}`
  const step = py`${imported('datetime:timedelta')}(${type.kind === 'date' ? py`days` : py`hours`}=1)`
  const [from, to] = [apart.from, apart.to].map(({ text }) => lit(columnOf(text, type)))
  return py`

    def at(place: int) -> dict[str, ${imported('typing:Any')}]:
        start, step = ${start}, ${step}
        return {${from!}: start + place * step, ${to!}: start + (place + 1) * step}

  `
}
