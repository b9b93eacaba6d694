import { inherits, isNone } from '../../python/values/ask.ts'
import { asText } from '../../python/values/ask.ts'
import { external, instance } from '../../python/values/make.ts'
import type { Value } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { isEnumClass } from '../sqlalchemy/types/enums.ts'
import { isAlias, isAnnotated } from '../sqlalchemy/types/python.ts'
import type { ModelField } from './scan.ts'

/** Python types by the SQL type SQLModel gives them; the first that a type inherits from counts (`get_sqlalchemy_type`). */
const TYPES: readonly (readonly [readonly string[], string])[] = [
  [
    [
      'builtins.str',
      'ipaddress.IPv4Address',
      'ipaddress.IPv4Network',
      'ipaddress.IPv6Address',
      'ipaddress.IPv6Network',
      'pathlib.Path',
      'pydantic.EmailStr',
      'pydantic.networks.EmailStr',
      'pydantic.types.SecretStr',
    ],
    'sqlmodel.sql.sqltypes.AutoString',
  ],
  [['builtins.float'], 'sqlalchemy.Float'],
  [['builtins.bool'], 'sqlalchemy.Boolean'],
  [['builtins.int'], 'sqlalchemy.Integer'],
  [['pydantic.NaiveDatetime', 'pydantic.types.NaiveDatetime'], 'sqlalchemy.DateTime'],
  [
    ['datetime.datetime', 'pydantic.AwareDatetime', 'pydantic.types.AwareDatetime'],
    'sqlmodel.sql.sqltypes.UTCDateTime',
  ],
  [['datetime.date'], 'sqlalchemy.Date'],
  [['datetime.timedelta'], 'sqlalchemy.Interval'],
  [['datetime.time'], 'sqlalchemy.Time'],
  [['builtins.bytes'], 'sqlalchemy.LargeBinary'],
  [['decimal.Decimal'], 'sqlalchemy.Numeric'],
  [
    ['uuid.UUID', 'pydantic.UUID4', 'pydantic.types.UUID4', 'pydantic.UUID1', 'pydantic.UUID3', 'pydantic.UUID5'],
    'sqlalchemy.Uuid',
  ],
]

const originPath = (value: Value): string =>
  value.kind === 'generic' && value.origin.kind === 'external' ? value.origin.path : ''

/** The plain class a field's type comes down to: `Annotated`, `Optional` and aliases taken off. */
function plainType(type: Value, depth = 0): Value {
  if (depth > 10) return type
  if (isAnnotated(type) && type.args[0]) return plainType(type.args[0], depth + 1)
  if (isAlias(type) && type.args[1]) return plainType(type.args[1], depth + 1)
  if (originPath(type) === 'sqlalchemy.orm.Mapped' && type.kind === 'generic' && type.args[0])
    return plainType(type.args[0], depth + 1)
  if (originPath(type) === 'typing.Union' && type.kind === 'generic') {
    const rest = type.args.filter((one) => !isNone(one))
    return rest.length === 1 ? plainType(rest[0]!, depth + 1) : type
  }
  return type
}

export function sqlModelType(field: ModelField, machine: Machine): Value | null {
  const own = field.info?.keywords.get('sa_type')
  if (own && !isNone(own)) return own
  const type = plainType(field.type)
  if (isEnumClass(type)) return instance(external('sqlalchemy.Enum'), { args: [type], site: type.site })
  if (
    originPath(type) === 'typing.Literal' &&
    type.kind === 'generic' &&
    type.args.every((one) => asText(one) !== null)
  )
    return external('sqlmodel.sql.sqltypes.AutoString')
  const found = TYPES.find(([names]) => canonically(type, names, machine))
  return found ? sized(found[1], field) : null
}

function canonically(type: Value, names: readonly string[], machine: Machine): boolean {
  if (type.kind === 'external')
    return (
      names.includes(type.path) ||
      machine.library.lineage(machine.library.canonical(type.path)).some((path) => names.includes(path))
    )
  return inherits(type, ...names)
}

/** `max_length`, `max_digits` and `decimal_places` reach the column. */
function sized(path: string, field: ModelField): Value {
  const keywords = new Map<string, Value>()
  const copy = (from: string, to: string): void => {
    const value = limit(field, from)
    if (value && !isNone(value)) keywords.set(to, value)
  }
  if (path.endsWith('AutoString')) copy('max_length', 'length')
  if (path.endsWith('Numeric')) {
    copy('max_digits', 'precision')
    copy('decimal_places', 'scale')
  }
  return instance(external(path), { keywords })
}

/** From `Field(...)` or from a constrained type such as `constr(max_length=5)`. */
function limit(field: ModelField, name: string): Value | undefined {
  const own = field.info?.keywords.get(name)
  if (own) return own
  const parts = isAnnotated(field.type) ? field.type.args : []
  for (const part of parts) if (part.kind === 'instance' && part.keywords.has(name)) return part.keywords.get(name)
  return undefined
}
