import { pythonText } from './python.ts'

const PLAIN: Readonly<Record<string, string>> = {
  smallint: 'sa.SmallInteger()',
  integer: 'sa.Integer()',
  bigint: 'sa.BigInteger()',
  text: 'sa.Text()',
  'character varying': 'sa.String()',
  boolean: 'sa.Boolean()',
  date: 'sa.Date()',
  'time without time zone': 'sa.Time()',
  'time with time zone': 'sa.Time(timezone=True)',
  'timestamp without time zone': 'sa.DateTime()',
  'timestamp with time zone': 'sa.DateTime(timezone=True)',
  numeric: 'sa.Numeric()',
  real: 'sa.REAL()',
  'double precision': 'postgresql.DOUBLE_PRECISION()',
  uuid: 'postgresql.UUID()',
  json: 'postgresql.JSON()',
  jsonb: 'postgresql.JSONB()',
  bytea: 'sa.LargeBinary()',
  interval: 'postgresql.INTERVAL()',
  inet: 'postgresql.INET()',
  cidr: 'postgresql.CIDR()',
  macaddr: 'postgresql.MACADDR()',
  tsvector: 'postgresql.TSVECTOR()',
  hstore: 'postgresql.HSTORE()',
  int4range: 'postgresql.INT4RANGE()',
  int8range: 'postgresql.INT8RANGE()',
  numrange: 'postgresql.NUMRANGE()',
  daterange: 'postgresql.DATERANGE()',
  tsrange: 'postgresql.TSRANGE()',
  tstzrange: 'postgresql.TSTZRANGE()',
}

const SIZED: readonly (readonly [RegExp, (size: string, scale: string) => string])[] = [
  [/^character varying\((\d+)\)$/, (size) => `sa.String(length=${size})`],
  [/^character\((\d+)\)$/, (size) => `sa.CHAR(length=${size})`],
  [/^numeric\((\d+),(\d+)\)$/, (size, scale) => `sa.Numeric(precision=${size}, scale=${scale})`],
]

/** A type of the server as SQLAlchemy has it; null for one it has not, which only SQL can name. */
export function sqlAlchemyType(type: string, collation: string | null = null): string | null {
  const array = /^(.*)\[\]$/.exec(type)?.[1]
  if (array !== undefined) {
    const item = collation === null ? sqlAlchemyType(array) : null
    return item === null ? null : `postgresql.ARRAY(${item})`
  }
  const sized = SIZED.flatMap(([pattern, spell]) => {
    const [, size, scale] = pattern.exec(type) ?? []
    return size === undefined ? [] : [spell(size, scale ?? '')]
  })
  const known = PLAIN[type] ?? sized[0] ?? null
  return known !== null && collation !== null ? collated(known, collation) : known
}

function collated(type: string, collation: string): string | null {
  const name = /^"([^".]+)"$/.exec(collation)?.[1] ?? /^([a-z_]\w*)$/.exec(collation)?.[1]
  if (name === undefined || !/^sa\.(?:String|Text)/.test(type)) return null
  return type.replace(
    /\((.*)\)$/,
    (_, given: string) => `(${given === '' ? '' : `${given}, `}collation=${pythonText(name)})`,
  )
}
