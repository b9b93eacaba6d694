import { asNumber, asText } from '../../../python/values/ask.ts'
import type { Value } from '../../../python/values/value.ts'

interface Given {
  readonly args: readonly Value[]
  readonly keywords: ReadonlyMap<string, Value>
}
type Spelling = (given: Given) => string | null

const number = (given: Given, position: number, name: string): number | null =>
  asNumber(given.keywords.get(name) ?? given.args[position])

/** `VECTOR(1536)`: the number of dimensions, when there is one. */
const sized =
  (name: string): Spelling =>
  (given) => {
    const size = number(given, 0, 'dim')
    return size === null ? (given.args.length + given.keywords.size === 0 ? name : null) : `${name}(${size})`
  }
const length =
  (otherwise: number): Spelling =>
  (given) =>
    `VARCHAR(${number(given, 0, 'length') ?? otherwise})`
const limited =
  (otherwise: number): Spelling =>
  (given) =>
    `VARCHAR(${number(given, 1, 'max_length') ?? otherwise})`
const always =
  (text: string): Spelling =>
  () =>
    text

const spatial =
  (name: string): Spelling =>
  (given) => {
    const type = given.keywords.get('geometry_type') ?? given.args[0]
    const kind = type ? asText(type) : 'GEOMETRY'
    if (type && kind === null) return null
    return `${name}(${kind},${number(given, 1, 'srid') ?? -1})`
  }

/** Types of other packages by their PostgreSQL spelling, from the packages' own `get_col_spec` or `impl`. */
const FOREIGN_TYPES: Readonly<Record<string, Spelling>> = {
  'pgvector.sqlalchemy.Vector': sized('VECTOR'),
  'pgvector.sqlalchemy.VECTOR': sized('VECTOR'),
  'pgvector.sqlalchemy.HALFVEC': sized('HALFVEC'),
  'pgvector.sqlalchemy.SPARSEVEC': sized('SPARSEVEC'),
  'geoalchemy2.Geometry': spatial('geometry'),
  'geoalchemy2.types.Geometry': spatial('geometry'),
  'geoalchemy2.Geography': spatial('geography'),
  'geoalchemy2.types.Geography': spatial('geography'),
  'fastapi_users_db_sqlalchemy.generics.GUID': always('UUID'),
  'fastapi_users_db_sqlalchemy.GUID': always('UUID'),
  'fastapi_users_db_sqlalchemy.generics.TIMESTAMPAware': always('TIMESTAMP WITH TIME ZONE'),
  'fastapi_users.db.GUID': always('UUID'),
  'sqlalchemy_utils.UUIDType': always('UUID'),
  'sqlalchemy_utils.EmailType': length(255),
  'sqlalchemy_utils.CountryType': always('VARCHAR(2)'),
  'sqlalchemy_utils.CurrencyType': always('VARCHAR(3)'),
  'sqlalchemy_utils.LocaleType': always('VARCHAR(10)'),
  'sqlalchemy_utils.TimezoneType': always('VARCHAR(50)'),
  'sqlalchemy_utils.ScalarListType': always('TEXT'),
  'sqlalchemy_utils.StringEncryptedType': always('VARCHAR'),
  'sqlalchemy_utils.EncryptedType': always('BYTEA'),
  'sqlalchemy_utils.PasswordType': always('BYTEA'),
  'sqlalchemy_utils.ChoiceType': (given) =>
    given.keywords.has('impl') || given.args.length > 1 ? null : 'VARCHAR(255)',
  'sqlalchemy_utils.PhoneNumberType': limited(20),
  'sqlalchemy_utils.ColorType': limited(20),
  'sqlalchemy_utils.IPAddressType': limited(50),
  'sqlalchemy_utils.URLType': always('TEXT'),
  'sqlalchemy_utils.JSONType': always('JSON'),
  'sqlalchemy_utils.LtreeType': always('LTREE'),
  'sqlalchemy_utils.TSVectorType': always('TSVECTOR'),
  'sqlalchemy_utils.ArrowType': always('TIMESTAMP WITHOUT TIME ZONE'),
  'sqlalchemy_utc.UtcDateTime': always('TIMESTAMP WITH TIME ZONE'),
  'sqlalchemy_utc.sqltypes.UtcDateTime': always('TIMESTAMP WITH TIME ZONE'),
  'advanced_alchemy.types.GUID': always('UUID'),
  'advanced_alchemy.types.DateTimeUTC': always('TIMESTAMP WITH TIME ZONE'),
  'advanced_alchemy.types.JsonB': always('JSONB'),
}

/** The packages hand their types on from several modules; their own name tells them apart. */
export function foreignType(path: string): Spelling | undefined {
  return (
    FOREIGN_TYPES[path] ??
    FOREIGN_TYPES[path.replace(/^(sqlalchemy_utils|pgvector\.sqlalchemy|geoalchemy2)\..*\.(\w+)$/, '$1.$2')]
  )
}
