import { type Field, type FieldType, isSealed } from '../../../blueprint/expression/field.ts'
import type { Scope } from '../../../blueprint/check/scope.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { plainType } from '../../../blueprint/storage/types.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { ROLE, type WordType } from '../words.ts'

const STR = imported('builtins:str')
const INT = imported('builtins:int')
const BYTES = imported('builtins:bytes')
const UUID = imported('uuid:UUID')
const PLAIN: Readonly<Record<string, Symbol>> = {
  str: STR,
  text: STR,
  email: STR,
  url: STR,
  int: INT,
  float: imported('builtins:float'),
  decimal: imported('decimal:Decimal'),
  bool: imported('builtins:bool'),
  date: imported('datetime:date'),
  datetime: imported('datetime:datetime'),
  time: imported('datetime:time'),
  duration: imported('datetime:timedelta'),
  uuid: UUID,
  file: UUID,
  json: imported('typing:Any'),
  bytes: BYTES,
  role: ROLE,
}

/** What a row holds of a field, in Python. */
export function heldType(
  field: Pick<Field, 'type' | 'marks'>,
  words: Symbol | Fragment | null,
  scope: Scope,
): Fragment {
  if (field.marks.includes('encrypted')) return py`${BYTES}`
  return field.marks.includes('hashed') ? py`${STR}` : valueType(field.type, words, scope)
}

/** The type of a value of a field; `words` is the class of its words. */
export function valueType(type: FieldType, words: Symbol | Fragment | null, scope: Scope): Fragment {
  if (type.kind === 'list') return py`${imported('builtins:list')}[${valueType(type.of, words, scope)}]`
  if (type.kind === 'vector') return py`${imported('builtins:list')}[${PLAIN['float']!}]`
  if (type.kind === 'enum') return py`${words ?? STR}`
  if (type.kind === 'reference') return py`${keyOf(type.to.text, scope)}`
  return py`${PLAIN[type.kind]!}`
}

function keyOf(resource: string, { blueprint, resources }: Scope): Symbol {
  if (resources.get(resource)?.value.external === 'better-auth') return STR
  return blueprint.stack?.ids?.endsWith('int') === true ? INT : UUID
}

/** What SQLAlchemy makes of a type of Python by itself. */
const BY_ITSELF = new Set([
  'INTEGER',
  'BOOLEAN',
  'DATE',
  'TIME WITHOUT TIME ZONE',
  'INTERVAL',
  'UUID',
  'BYTEA',
  'DOUBLE PRECISION',
])

export interface ColumnTypes {
  /** For values that are words. */
  readonly words: { readonly type: WordType | null; readonly of: Fragment; readonly check: string | null } | null
  readonly sqlmodel: boolean
}

/** The type of a column, where its annotation does not say it. */
export function columnType(sql: string, field: Pick<Field, 'type' | 'marks'>, given: ColumnTypes): Fragment | null {
  if (given.words !== null && !isSealed(field)) return wordColumn(sql, given.words)
  if (BY_ITSELF.has(sql)) return null
  // The base says that points in time have a zone.
  if (sql === ZONED && !given.sqlmodel) return null
  return typeNamed(sql)
}

/** The type a column would have if nothing in it was sealed. */
export function unsealedType(type: FieldType, words: WordType | null, scope: Scope): Fragment {
  const sql = plainType(type, scope)
  const of = words ? py`${ident(words.name)}` : type.kind === 'role' ? py`${ROLE}` : null
  return of ? wordColumn(sql, { type: words, of, check: null }) : typeNamed(sql)
}

const ZONED = 'TIMESTAMP WITH TIME ZONE'
const WITHOUT_SIZE: Readonly<Record<string, string>> = {
  TEXT: 'sqlalchemy:Text',
  INTEGER: 'sqlalchemy:Integer',
  BIGINT: 'sqlalchemy:BigInteger',
  BOOLEAN: 'sqlalchemy:Boolean',
  DATE: 'sqlalchemy:Date',
  'TIME WITHOUT TIME ZONE': 'sqlalchemy:Time',
  INTERVAL: 'sqlalchemy:Interval',
  UUID: 'sqlalchemy:Uuid',
  BYTEA: 'sqlalchemy:LargeBinary',
  'DOUBLE PRECISION': 'sqlalchemy:Float',
}

function typeNamed(sql: string): Fragment {
  if (sql.endsWith('[]')) return py`${imported('sqlalchemy.dialects.postgresql:ARRAY')}(${typeNamed(sql.slice(0, -2))})`
  const plain = WITHOUT_SIZE[sql]
  if (plain !== undefined) return py`${imported(plain)}`
  if (sql === ZONED) return py`${imported('sqlalchemy:DateTime')}(timezone=True)`
  if (sql === 'JSONB') return py`${imported('sqlalchemy.dialects.postgresql:JSONB')}(none_as_null=True)`
  const [, name = '', sizes = ''] = /^(\w+)\((.*)\)$/.exec(sql) ?? []
  const numbers = sizes.split(',').map(Number)
  const type = SIZED[name]
  if (type === undefined) throw new Error(`${sql} is no type of a column`)
  const rest = numbers.slice(1).map((one) => py`, ${lit(one)}`)
  return py`${imported(type)}(${lit(numbers[0] ?? 0)}${rest})`
}

const SIZED: Readonly<Record<string, string>> = {
  VARCHAR: 'sqlalchemy:String',
  NUMERIC: 'sqlalchemy:Numeric',
  VECTOR: 'pgvector.sqlalchemy:Vector',
}

/** `one_of(TaskStatus, "status")` */
function wordColumn(sql: string, { of, check }: NonNullable<ColumnTypes['words']>): Fragment {
  const length = Number(/\((\d+)\)/.exec(sql)?.[1])
  const longer = length === COMMON_LENGTH ? null : py`, ${ident('length')}=${lit(length)}`
  const named = check === null ? null : py`, ${lit(check)}`
  const one = py`${imported('app.models.base:one_of')}(${of}${named}${longer})`
  return sql.endsWith('[]') ? py`${imported('sqlalchemy.dialects.postgresql:ARRAY')}(${one})` : one
}

/** Of a column of words, unless one of them is longer. */
export const COMMON_LENGTH = 32
