import type { Scope } from '../../../blueprint/check/scope.ts'
import { type Field, type FieldType, isSealed } from '../../../blueprint/expression/field.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Made } from '../resources/resource.ts'
import { type Fitting, fitted, fittingOf } from './fitting.ts'

/** A value of a field that nothing else has. */
export function rowValue(name: string, field: Field, made: Made): Fragment | null {
  const {
    name: resource,
    design: { scope },
  } = made
  if (saysHowMany(resource, name, scope) && field.type.kind === 'int') return lit(Math.min(100, field.type.most ?? 100))
  if (isSealed(field)) return field.marks.includes('encrypted') ? py`b"sealed"` : py`f"hash-{number()}"`
  if (field.default !== null && field.default.kind !== 'me' && field.type.kind !== 'json') return null
  return ownValueOf(name, field, made)
}

/** `event.capacity` of a limit: tests that are about something else do not meet it. */
const saysHowMany = (resource: string, field: string, scope: Scope): boolean =>
  [...scope.resources.values()].some(({ name, value }) =>
    (value.limits ?? []).some(({ most }) => {
      const type = most.kind === 'field' ? scope.fields(name).get(most.of.text)?.type : undefined
      return (
        most.kind === 'field' && most.field.text === field && type?.kind === 'reference' && type.to.text === resource
      )
    }),
  )

const ownValueOf = (name: string, { type, marks }: Field, { resource, design: { scope } }: Made): Fragment | null =>
  (marks.includes('unique') ? numbered(type) : null) ?? valueOf(name, type, fittingOf(name, resource.value), scope)

/** What is short, or a number, and no two rows have alike; null where the usual value tells them apart already. */
function numbered(type: FieldType): Fragment | null {
  if (type.kind === 'int' && type.most === null) return py`${lit(Math.max(type.least ?? 0, 0))} + number()`
  if (type.kind !== 'str' || type.most === null || type.most > 6) return null
  const digits = Math.max(type.least ?? 1, Math.min(type.most, 4))
  return py`f${lit(`{number():0${digits}d}`)}[-${lit(type.most)}:]`
}

function valueOf(name: string, type: FieldType, fitting: Fitting, scope: Scope): Fragment | null {
  switch (type.kind) {
    case 'str':
    case 'text':
      return textOf(name, type.least ?? 0, type.most ?? 255)
    case 'email':
      return py`f"person{number()}@example.com"`
    case 'url':
      return py`f"https://example.com/{number()}"`
    case 'int':
    case 'float':
      return lit(fitted(type.least ?? Math.min(1, type.most ?? 1), fitting))
    case 'decimal':
      return py`${imported('decimal:Decimal')}(${lit(fitted(1, fitting))})`
    case 'bool':
      return lit(false)
    case 'date':
      return py`${held('days', fitting)}.date()`
    case 'datetime':
      return scope.blueprint.stack?.datetimes === 'plain'
        ? py`${held('days', fitting)}.replace(tzinfo=None)`
        : behind('days', fitting)
    case 'time':
      return py`${held('hours', fitting)}.time()`
    case 'duration':
      return py`${imported('datetime:timedelta')}(hours=${lit(1 + fitting.steps)})`
    case 'uuid':
    case 'file':
      return py`${imported('uuid:uuid4')}()`
    case 'json':
      return lit({})
    case 'bytes':
      return py`b"x"`
    case 'role':
      return lit(scope.roles.at(-1) ?? '')
    case 'enum':
      return lit(type.values[0]!.text)
    case 'list':
      return lit([])
    case 'vector':
      return py`[0.0] * ${lit(type.dimensions)}`
    default:
      return null
  }
}

/** `DAY`, and `DAY + timedelta(days=1)` of what lies behind another. */
const behind = (unit: 'days' | 'hours', { steps }: Fitting): Fragment =>
  steps === 0 ? py`DAY` : py`DAY + ${imported('datetime:timedelta')}(${ident(unit)}=${lit(steps)})`

/** The same, of which something is asked. */
const held = (unit: 'days' | 'hours', fitting: Fitting): Fragment =>
  fitting.steps === 0 ? behind(unit, fitting) : py`(${behind(unit, fitting)})`

/** Words with a number in them, where there is room for one. */
function textOf(name: string, least: number, most: number): Fragment {
  const room = most - 6
  if (room < 1) return lit('x'.repeat(Math.max(1, Math.min(least, most))))
  const stem = name.slice(0, room).padEnd(Math.min(least, room), 'x')
  return py`f${lit(`${stem}{number()}`)}`
}

/** What is sent of a field: as JSON. */
export function sentValue(name: string, field: Field, made: Made): Fragment | null {
  const { type } = field
  const fitting = fittingOf(name, made.resource.value)
  const [day, hour] = [1 + fitting.steps, 10 + fitting.steps].map((number) => String(number).padStart(2, '0'))
  switch (type.kind) {
    case 'date':
      return lit(`2030-01-${day}`)
    case 'datetime':
      return lit(`2030-01-${day}T00:00:00Z`)
    case 'time':
      return lit(`${hour}:00:00`)
    case 'duration':
      return lit(`PT${1 + fitting.steps}H`)
    case 'uuid':
      return py`str(${imported('uuid:uuid4')}())`
    case 'decimal':
      return lit(String(fitted(1, fitting)))
    case 'bytes':
      return lit('eA==')
    default:
      return ownValueOf(name, field, made)
  }
}
