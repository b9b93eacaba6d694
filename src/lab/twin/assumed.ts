import { type TwinColumn, type TwinTable, keyOf } from './schema.ts'
import type { ColumnStatistics, TableStatistics } from './statistics.ts'

/** What is taken for granted of a column nobody counted; the sentences are shown where plans rest on them. */
export const ASSUMED = {
  textWidth: 32,
  longestWidth: 64,
  documentWidth: 300,
  /** Rows that share a value of a text that is no key. */
  rowsPerText: 10,
  numbers: 1_000,
  days: 3_650,
  nulls: 0.1,
  /** A time that may be missing mostly is: deleted, canceled, sent. */
  missingTimes: 0.9,
} as const

export const assumptions: readonly string[] = [
  'a unique column has a value per row; a foreign key as many values as its parent has rows',
  'booleans and enums are spread evenly over their values',
  `other text has one value per ${ASSUMED.rowsPerText} rows and is ${ASSUMED.textWidth} bytes long, documents ${ASSUMED.documentWidth}`,
  `numbers that are no keys have ${ASSUMED.numbers} values, dates ${ASSUMED.days}`,
  `one in ten values of a nullable column is missing, of a nullable time nine in ten`,
  'rows lie in the order of their serial keys and times, in no order of anything else',
]

/** Statistics of a table by its columns alone. `rowsOf` gives the rows of other tables. */
export function assumedStatistics(table: TwinTable, rows: number, rowsOf: (table: string) => number): TableStatistics {
  const columns = table.columns.map((column) => assumedColumn(table, column, rows, rowsOf))
  return { table: keyOf(table), rows, columns }
}

function assumedColumn(
  table: TwinTable,
  column: TwinColumn,
  rows: number,
  rowsOf: (table: string) => number,
): ColumnStatistics {
  const family = familyOf(column)
  const nullFraction = !column.nullable ? 0 : family === 'time' ? ASSUMED.missingTimes : ASSUMED.nulls
  const base = {
    column: column.name,
    nullFraction,
    width: widthOf(column, family),
    correlation: correlationOf(column, family),
    common: null,
    histogram: null,
  }
  if (isUnique(table, column.name)) {
    // Keys that count up come in the order of the rows, from a sequence or an identity.
    const correlation = family === 'integer' ? 1 : base.correlation
    return { ...base, correlation, distinct: -(1 - nullFraction) }
  }
  const key = table.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === column.name)
  if (key) return { ...base, distinct: -Math.min(1 - nullFraction, rowsOf(key.references) / Math.max(1, rows)) }
  const values = family === 'boolean' ? ['f', 't'] : column.values
  if (values && values.length > 0) return { ...base, ...spreadEvenly(values, nullFraction) }
  return { ...base, distinct: distinctOf(family, nullFraction) }
}

type Family = 'boolean' | 'integer' | 'fraction' | 'time' | 'date' | 'uuid' | 'text' | 'document' | 'other'

const FAMILIES: readonly (readonly [RegExp, Family])[] = [
  [/^bool$/, 'boolean'],
  [/^int[248]$/, 'integer'],
  [/^(numeric|float[48]|money)$/, 'fraction'],
  [/^timestamp(tz)?$/, 'time'],
  [/^(date|timetz?)$/, 'date'],
  [/^uuid$/, 'uuid'],
  [/^(varchar|text|bpchar|citext|name)$/, 'text'],
  [/^(jsonb?|bytea|xml|tsvector|hstore|_.*)$/, 'document'],
]

const familyOf = ({ type }: TwinColumn): Family => FAMILIES.find(([names]) => names.test(type))?.[1] ?? 'other'

function widthOf({ length, written }: TwinColumn, family: Family): number {
  if (length > 0) return length
  const dimensions = /^(half)?vec(?:tor)?\((\d+)\)/.exec(written)
  if (dimensions) return 8 + Number(dimensions[2]) * (dimensions[1] ? 2 : 4)
  if (family === 'document') return ASSUMED.documentWidth
  if (family === 'fraction') return 8
  const most = Number(/\((\d+)\)/.exec(written)?.[1] ?? ASSUMED.longestWidth)
  return Math.min(ASSUMED.textWidth, Math.max(1, Math.ceil(most / 2)))
}

const correlationOf = (column: TwinColumn, family: Family): number | null => {
  if (family === 'document') return null
  if (family === 'time') return 1
  return family === 'integer' && column.default?.startsWith('nextval(') ? 1 : 0
}

function distinctOf(family: Family, nullFraction: number): number {
  const all = -(1 - nullFraction)
  if (family === 'integer') return ASSUMED.numbers
  if (family === 'date') return ASSUMED.days
  if (family === 'text') return all / ASSUMED.rowsPerText
  return all
}

/** `{"a","b"}` with the same share of the rows each. */
function spreadEvenly(values: readonly string[], nullFraction: number): Pick<ColumnStatistics, 'distinct' | 'common'> {
  const share = (1 - nullFraction) / values.length
  const literal = values.map((value) => `"${value.replaceAll(/["\\]/g, (character) => `\\${character}`)}"`)
  return {
    distinct: values.length,
    common: { values: `{${literal.join(',')}}`, frequencies: values.map(() => share) },
  }
}

/** A key of one column, whatever its index leaves out. */
export const isUnique = ({ indexes }: TwinTable, column: string): boolean =>
  indexes.some(({ unique, keys }) => unique && keys.length === 1 && keys[0]?.column === column)
