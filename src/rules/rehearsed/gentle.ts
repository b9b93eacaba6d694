import type { Step } from './proposal.ts'
import { list, quoted } from './rewrite.ts'
import { type Column, type Fields, type TableCommand, isKind, textIn, wordsIn } from '../../sql/tree.ts'

const LONGEST_NAME = 63

export const bareName = (table: string): string => table.split('.').at(-1) ?? table

/** A column that must have a value from now on. The server does not look, where a valid check already says so. */
export function provenNotNull(
  table: string,
  column: string,
  set = `ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(column)} SET NOT NULL`,
): readonly string[] {
  const check = quoted(`${bareName(table)}_${column}_not_null_check`.slice(-LONGEST_NAME))
  const alter = `ALTER TABLE ${quoted(table)}`
  return [
    `${alter} ADD CONSTRAINT ${check} CHECK (${quoted(column)} IS NOT NULL) NOT VALID`,
    `${alter} VALIDATE CONSTRAINT ${check}`,
    set,
    `${alter} DROP CONSTRAINT ${check}`,
  ]
}

/** A key takes over an index that was built beside writers. */
export function keyByIndex(table: string, constraint: Fields, columns: readonly string[]): readonly string[] {
  const primary = isKind(constraint, 'PRIMARY')
  const bare = bareName(table)
  const name = textIn(constraint, 'conname') || (primary ? `${bare}_pkey` : `${bare}_${columns.join('_')}_key`)
  const kind = primary ? 'PRIMARY KEY' : 'UNIQUE'
  return [
    `CREATE UNIQUE INDEX CONCURRENTLY ${quoted(name)} ON ${quoted(table)} (${list(columns)})`,
    `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${kind} USING INDEX ${quoted(name)}`,
  ]
}

/** What the server calls a constraint that nobody named. */
export function nameOfServer(table: string, constraint: Fields): string {
  const bare = bareName(table)
  if (isKind(constraint, 'FOREIGN')) return `${bare}_${wordsIn(constraint, 'fk_attrs').join('_')}_fkey`
  const asked = new Set([...JSON.stringify(constraint['raw_expr'] ?? {}).matchAll(COLUMN)].map(([, name]) => name!))
  return asked.size === 1 ? `${bare}_${[...asked][0]}_check` : `${bare}_check`
}

const COLUMN = /"ColumnRef":\{"fields":\[\{"String":\{"sval":"([^"\\]+)"\}\}\]/g

/** What a new column says of itself beside its type and default, once its rows have values. */
export function constraintsAfter(table: string, { column }: TableCommand): readonly Step[] {
  if (column === null) return []
  const { name, constraints } = column
  const key = constraints.find((each) => isKind(each, 'UNIQUE', 'PRIMARY'))
  return [
    ...(mustHaveValue(column) ? provenNotNull(table, name) : []),
    ...(key ? keyByIndex(table, key, [name]) : []),
    ...(constraints.some((each) => isKind(each, 'CHECK', 'FOREIGN'))
      ? [`ALTER TABLE ${quoted(table)} ADD CONSTRAINT ...`]
      : []),
  ]
}

const mustHaveValue = ({ type, constraints }: Column): boolean =>
  /serial/.test(type) || constraints.some((each) => isKind(each, 'NOTNULL', 'PRIMARY', 'IDENTITY'))
