import type { Column, Table } from '../../model/index.ts'
import { quoted } from '../../sql/identifiers.ts'

/** Values that are made up, by the number of the row; a type that is not here has none. */
const VALUES: readonly (readonly [RegExp, (type: string) => string])[] = [
  [/^(VARCHAR|CHAR)\((\d+)\)$/, (type) => `left(md5(g::text), ${Math.min(32, Number(/\d+/.exec(type)?.[0] ?? 32))})`],
  [/^(TEXT|VARCHAR|CITEXT)$/, () => `md5(g::text)`],
  [/^(SMALLINT|INTEGER|SERIAL)$/, () => `g % 1000`],
  [/^(BIGINT|BIGSERIAL)$/, () => `g`],
  [/^BOOLEAN$/, () => `g % 2 = 0`],
  [/^TIMESTAMP/, () => `now() - g * interval '1 minute'`],
  [/^DATE$/, () => `current_date - g % 3650`],
  [/^UUID$/, () => `md5(g::text)::uuid`],
  [/^(NUMERIC|FLOAT|DOUBLE PRECISION|REAL)/, () => `(g % 100) / 2.0`],
  [/^JSONB?$/, () => `json_build_object('name', md5(g::text), 'number', g)`],
]

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^SERIAL$/, 'INTEGER'],
  [/^BIGSERIAL$/, 'BIGINT'],
  [/^CITEXT$/, 'TEXT'],
]

export const madeUpValue = ({ type }: Pick<Column, 'type'>): string | null =>
  VALUES.find(([pattern]) => pattern.test(type))?.[1](type) ?? null

const plainType = (type: string): string => TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? type

/** Columns of a table that rows can be made up for: as SQL, without keys, checks and defaults. */
export const madeUpColumns = (columns: readonly Column[]): readonly Column[] =>
  columns.filter((column) => madeUpValue(column) !== null && column.computed === null)

/** A table like one of the backend under a plain name, and rows that are made up. */
export function madeUpTable(
  { columns }: Pick<Table, 'columns'>,
  name: string,
  rows: number,
  more: readonly string[] = [],
): readonly string[] {
  const own = madeUpColumns(columns)
  const definitions = [...own.map((column) => `${quoted(column.name)} ${plainType(column.type)}`), ...more]
  const names = own.map((column) => quoted(column.name)).join(', ')
  const values = own.map((column) => `(${madeUpValue(column)!})::${plainType(column.type)}`).join(', ')
  return [
    `CREATE TABLE ${name} (${definitions.join(', ')})`,
    ...(own.length === 0 || rows === 0
      ? []
      : [`INSERT INTO ${name} (${names}) SELECT ${values} FROM generate_series(1, ${rows}) g`]),
  ]
}
