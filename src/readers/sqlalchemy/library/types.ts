import { text } from '../../../python/values/make.ts'
import type { Summary } from '../../../python/interpret/library.ts'
import { initialArguments } from '../record.ts'

export const TYPE = 'sqlalchemy.types.TypeEngine'
export const DECORATOR = 'sqlalchemy.types.TypeDecorator'
export const USER_TYPE = 'sqlalchemy.types.UserDefinedType'

/** The types of `sqlalchemy` itself, each with the type it is a kind of. */
const GENERIC: Readonly<Record<string, string>> = {
  String: '',
  Text: 'String',
  Unicode: 'String',
  UnicodeText: 'Text',
  VARCHAR: 'String',
  CHAR: 'String',
  NVARCHAR: 'Unicode',
  NCHAR: 'Unicode',
  TEXT: 'Text',
  CLOB: 'Text',
  Integer: '',
  SmallInteger: 'Integer',
  BigInteger: 'Integer',
  INTEGER: 'Integer',
  INT: 'Integer',
  SMALLINT: 'SmallInteger',
  BIGINT: 'BigInteger',
  Numeric: '',
  Float: 'Numeric',
  Double: 'Float',
  NUMERIC: 'Numeric',
  DECIMAL: 'Numeric',
  FLOAT: 'Float',
  REAL: 'Float',
  DOUBLE: 'Double',
  DOUBLE_PRECISION: 'Double',
  Boolean: '',
  BOOLEAN: 'Boolean',
  DateTime: '',
  TIMESTAMP: 'DateTime',
  DATETIME: 'DateTime',
  Date: '',
  DATE: 'Date',
  Time: '',
  TIME: 'Time',
  Interval: '',
  LargeBinary: '',
  BINARY: 'LargeBinary',
  VARBINARY: 'LargeBinary',
  BLOB: 'LargeBinary',
  PickleType: 'LargeBinary',
  JSON: '',
  ARRAY: '',
  Enum: 'String',
  Uuid: '',
  UUID: 'Uuid',
  NullType: '',
  TupleType: '',
}

/** The types of `sqlalchemy.dialects.postgresql`. */
export const POSTGRES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    (
      'BIT BYTEA CIDR CITEXT HSTORE INET INTERVAL MACADDR MACADDR8 MONEY OID REGCLASS REGCONFIG TSQUERY TSVECTOR JSONPATH INT4RANGE INT8RANGE NUMRANGE DATERANGE TSRANGE TSTZRANGE ' +
      'INT4MULTIRANGE INT8MULTIRANGE NUMMULTIRANGE DATEMULTIRANGE TSMULTIRANGE TSTZMULTIRANGE'
    )
      .split(' ')
      .map((name) => [name, '']),
  ),
  ARRAY: 'ARRAY',
  ENUM: 'Enum',
  DOMAIN: '',
  JSON: 'JSON',
  JSONB: 'JSON',
  TIMESTAMP: 'TIMESTAMP',
  TIME: 'TIME',
}

/** Names the PostgreSQL dialect hands on unchanged. */
const SHARED = [
  'BIGINT',
  'BOOLEAN',
  'CHAR',
  'DATE',
  'DOUBLE_PRECISION',
  'FLOAT',
  'INTEGER',
  'NUMERIC',
  'REAL',
  'SMALLINT',
  'TEXT',
  'UUID',
  'VARCHAR',
]
const POSTGRES_MODULES = [
  'base',
  'array',
  'json',
  'ranges',
  'types',
  'named_types',
  'hstore',
  'bit',
  'asyncpg',
  'psycopg2',
  'psycopg',
]
const POSTGRES_PACKAGE = 'sqlalchemy.dialects.postgresql'

const genericPath = (name: string): string => `sqlalchemy.${name}`

function genericSummary(name: string, parent: string): Summary {
  return {
    path: genericPath(name),
    bases: [parent ? genericPath(parent) : TYPE],
    aliases: [
      `sqlalchemy.types.${name}`,
      `sqlalchemy.sql.sqltypes.${name}`,
      `sqlalchemy.types.sqltypes.${name}`,
      `sqlmodel.sql.sqltypes.types.${name}`,
      `sqlmodel.${name}`,
      ...(SHARED.includes(name)
        ? [POSTGRES_PACKAGE, ...POSTGRES_MODULES.map((module) => `${POSTGRES_PACKAGE}.${module}`)].map(
            (from) => `${from}.${name}`,
          )
        : []),
    ],
  }
}

function postgresSummary(name: string, parent: string): Summary {
  return {
    path: `${POSTGRES_PACKAGE}.${name}`,
    bases: [parent ? genericPath(parent) : TYPE],
    aliases: POSTGRES_MODULES.map((module) => `${POSTGRES_PACKAGE}.${module}.${name}`),
  }
}

/** Types that others define, and how much of SQLAlchemy they inherit. */
const FOREIGN: readonly Summary[] = [
  { path: 'sqlmodel.sql.sqltypes.AutoString', aliases: ['sqlmodel.AutoString'], bases: ['sqlalchemy.String'] },
  { path: 'sqlmodel.sql.sqltypes.UTCDateTime', aliases: ['sqlmodel.UTCDateTime'], bases: [TYPE] },
  { path: 'sqlmodel.sql.sqltypes.GUID', aliases: ['sqlmodel.GUID'], bases: ['sqlalchemy.Uuid'] },
]

const DECORATOR_SUMMARY: Summary = {
  path: DECORATOR,
  aliases: ['sqlalchemy.TypeDecorator', 'sqlalchemy.sql.type_api.TypeDecorator', 'sqlmodel.TypeDecorator'],
  bases: [TYPE],
}

/** What a `TypeDecorator` is asked about: the answers of PostgreSQL. */
const DIALECT: Summary = {
  path: 'sqlalchemy.engine.interfaces.Dialect',
  aliases: ['sqlalchemy.engine.Dialect', 'sqlalchemy.Dialect', 'sqlalchemy.engine.default.DefaultDialect'],
  methods: { type_descriptor: (_, { args: [type] }) => type },
  members: { name: text('postgresql') },
}

export const TYPES: readonly Summary[] = [
  {
    path: TYPE,
    aliases: ['sqlalchemy.sql.type_api.TypeEngine', 'sqlalchemy.TypeEngine'],
    construct: (self, given) => initialArguments.set(self, given),
  },
  DECORATOR_SUMMARY,
  {
    path: USER_TYPE,
    aliases: ['sqlalchemy.sql.type_api.UserDefinedType', 'sqlalchemy.UserDefinedType'],
    bases: [TYPE],
  },
  DIALECT,
  ...Object.entries(GENERIC).map(([name, parent]) => genericSummary(name, parent)),
  ...Object.entries(POSTGRES).map(([name, parent]) => postgresSummary(name, parent)),
  ...FOREIGN,
]
