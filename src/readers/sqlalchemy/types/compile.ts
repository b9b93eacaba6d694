import { asBool, asNumber, asText, isNone } from '../../../python/values/ask.ts'
import type { Site, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { POSTGRES } from '../library/types.ts'
import { quoted } from '../sql/quote.ts'
import { type EnumFacts, enumFacts } from './enums.ts'
import { foreignType } from './foreign.ts'
import { type SqlType, resolveType } from './resolve.ts'

export interface TypeContext {
  readonly machine: Machine
  readonly site: Site
  /** The schema of the table, for enums that inherit it. */
  readonly schema: string | null
  /** Told of each native enum a column uses. */
  readonly onEnum: (facts: EnumFacts) => void
}

type Spell = (type: SqlType, context: TypeContext) => string | null

const fixed =
  (text: string): Spell =>
  () =>
    text

/** An argument that is absent is null; one that cannot be told is undefined. */
function numberArgument(type: SqlType, position: number, name: string): number | null | undefined {
  const value = type.keywords.get(name) ?? (position < 0 ? undefined : type.args[position])
  if (!value || isNone(value)) return null
  return asNumber(value) ?? undefined
}

/** `VARCHAR(20) COLLATE "C"` */
const string =
  (name: string): Spell =>
  (type) => {
    const length = numberArgument(type, 0, 'length')
    if (length === undefined) return null
    const collation = type.keywords.get('collation') ?? type.args[1]
    const collate = collation && asText(collation) !== null ? ` COLLATE "${asText(collation)}"` : ''
    return `${name}${length === null ? '' : `(${length})`}${collate}`
  }

const numeric =
  (name: string): Spell =>
  (type) => {
    const precision = numberArgument(type, 0, 'precision')
    const scale = numberArgument(type, 1, 'scale')
    if (precision === undefined || scale === undefined) return null
    if (precision === null) return name
    return scale === null ? `${name}(${precision})` : `${name}(${precision}, ${scale})`
  }

const float: Spell = (type) => {
  const precision = numberArgument(type, 0, 'precision')
  return precision === undefined ? null : precision ? `FLOAT(${precision})` : 'FLOAT'
}

/** `Interval(native=False)` has no meaning on PostgreSQL, whose interval is always native. */
const interval: Spell = (type) => {
  const own = type.path.startsWith('sqlalchemy.dialects.')
  const precision = own ? numberArgument(type, 0, 'precision') : numberArgument(type, 1, 'second_precision')
  const fields = own ? asText(type.keywords.get('fields') ?? type.args[1]) : null
  if (precision === undefined) return null
  return `INTERVAL${fields ? ` ${fields}` : ''}${precision === null ? '' : ` (${precision})`}`
}

const moment =
  (name: string): Spell =>
  (type) => {
    const zone = type.keywords.get('timezone') ?? type.args[0]
    const aware = !zone ? false : asBool(zone)
    const precision = numberArgument(type, 1, 'precision')
    if (aware === null || precision === undefined) return null
    return `${name}${precision === null ? '' : `(${precision})`} ${aware ? 'WITH' : 'WITHOUT'} TIME ZONE`
  }

const bits: Spell = (type) => {
  const length = numberArgument(type, 0, 'length')
  const varying = asBool(
    type.keywords.get('varying') ?? type.args[1] ?? { kind: 'constant', type: 'bool', value: false },
  )
  if (length === undefined || varying === null) return null
  return varying ? `BIT VARYING${length === null ? '' : `(${length})`}` : `BIT(${length ?? 1})`
}

const array: Spell = (type, context) => {
  const item = type.args[0] ?? type.keywords.get('item_type')
  const inner = item && compileType(item, context)
  const dimensions = numberArgument(type, -1, 'dimensions')
  if (!inner || dimensions === undefined) return null
  const brackets = '[]'.repeat(dimensions ?? 1)
  return inner.replace(/((?: COLLATE.*)?)$/, `${brackets}$1`)
}

const enumeration: Spell = (type, context) => {
  const facts = enumFacts(type, context)
  if (!facts) return null
  if (!facts.native) return facts.length === null ? null : `VARCHAR(${facts.length})`
  context.onEnum(facts)
  return `${facts.schema === null ? '' : `${quoted(facts.schema)}.`}${quoted(facts.name ?? '')}`
}

const uuid: Spell = (type) =>
  asBool(type.keywords.get('native_uuid') ?? { kind: 'constant', type: 'bool', value: true }) === false
    ? 'CHAR(32)'
    : 'UUID'

const domain: Spell = (type) => {
  const name = asText(type.args[0])
  const schema = asText(type.keywords.get('schema'))
  return name === null ? null : `${schema === null ? '' : `${quoted(schema)}.`}${quoted(name)}`
}

/** As `PGTypeCompiler` writes them. */
const GENERIC: Readonly<Record<string, Spell>> = {
  String: string('VARCHAR'),
  Text: string('TEXT'),
  Unicode: string('VARCHAR'),
  UnicodeText: string('TEXT'),
  VARCHAR: string('VARCHAR'),
  CHAR: string('CHAR'),
  NVARCHAR: string('NVARCHAR'),
  NCHAR: string('NCHAR'),
  TEXT: string('TEXT'),
  CLOB: fixed('CLOB'),
  Integer: fixed('INTEGER'),
  SmallInteger: fixed('SMALLINT'),
  BigInteger: fixed('BIGINT'),
  INTEGER: fixed('INTEGER'),
  INT: fixed('INTEGER'),
  SMALLINT: fixed('SMALLINT'),
  BIGINT: fixed('BIGINT'),
  Numeric: numeric('NUMERIC'),
  NUMERIC: numeric('NUMERIC'),
  DECIMAL: numeric('DECIMAL'),
  Float: float,
  FLOAT: float,
  REAL: fixed('REAL'),
  Double: fixed('DOUBLE PRECISION'),
  DOUBLE: fixed('DOUBLE'),
  DOUBLE_PRECISION: fixed('DOUBLE PRECISION'),
  Boolean: fixed('BOOLEAN'),
  BOOLEAN: fixed('BOOLEAN'),
  DateTime: moment('TIMESTAMP'),
  TIMESTAMP: moment('TIMESTAMP'),
  DATETIME: fixed('DATETIME'),
  Date: fixed('DATE'),
  DATE: fixed('DATE'),
  Time: moment('TIME'),
  TIME: moment('TIME'),
  Interval: interval,
  LargeBinary: fixed('BYTEA'),
  PickleType: fixed('BYTEA'),
  BLOB: fixed('BLOB'),
  BINARY: string('BINARY'),
  VARBINARY: string('VARBINARY'),
  JSON: fixed('JSON'),
  ARRAY: array,
  Enum: enumeration,
  Uuid: uuid,
  UUID: fixed('UUID'),
}

const OWN: Readonly<Record<string, Spell>> = {
  ...Object.fromEntries(Object.keys(POSTGRES).map((name) => [name, fixed(name)])),
  BIT: bits,
  INTERVAL: interval,
  TIMESTAMP: moment('TIMESTAMP'),
  TIME: moment('TIME'),
  ARRAY: array,
  ENUM: enumeration,
  DOMAIN: domain,
}

const FROM_OTHERS: Readonly<Record<string, Spell>> = {
  'sqlmodel.sql.sqltypes.AutoString': string('VARCHAR'),
  'sqlmodel.sql.sqltypes.UTCDateTime': fixed('TIMESTAMP WITH TIME ZONE'),
  'sqlmodel.sql.sqltypes.GUID': fixed('UUID'),
}

const POSTGRES_PACKAGE = 'sqlalchemy.dialects.postgresql.'

/** `sqlite.JSON`, `mysql.VARCHAR`: what is spelled the same everywhere. */
const OTHER_DIALECT = /^sqlalchemy\.dialects\.(?:sqlite|mysql|mssql|oracle)(?:\.base)?\.([A-Z]+)$/

function spellingOf(path: string): Spell | undefined {
  if (path.startsWith(POSTGRES_PACKAGE)) return OWN[path.slice(POSTGRES_PACKAGE.length)]
  const other = OTHER_DIALECT.exec(path)?.[1]
  if (other !== undefined) return GENERIC[other]
  return (
    FROM_OTHERS[path] ??
    (path.startsWith('sqlalchemy.') ? GENERIC[path.slice('sqlalchemy.'.length)] : foreignType(path))
  )
}

/** The type as PostgreSQL spells it; null when the program does not tell. */
export function compileType(value: Value, context: TypeContext): string | null {
  if (value.kind === 'alternatives') {
    const all = new Set(value.options.map((option) => compileType(option.value, context)))
    return all.size === 1 ? [...all][0]! : null
  }
  const type = resolveType(value, context.machine, context.site)
  if (!type) return null
  return type.written ?? spellingOf(type.path)?.(type, context) ?? null
}
