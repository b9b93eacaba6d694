import type { Scope } from '../../blueprint/check/scope.ts'
import { type Field, isSealed } from '../../blueprint/expression/field.ts'
import { inWholeUnits } from '../../blueprint/storage/lengths.ts'
import { constraintName } from '../../blueprint/storage/names.ts'
import type { Check, Place, Table } from '../../model/index.ts'
import { quoted, textLiteral } from '../../sql/identifiers.ts'

/** Parts of which tables are made. */

export const plainTable = (name: string, model: string, at: Place): Table => ({
  id: name,
  name,
  schema: null,
  comment: null,
  model,
  at,
  columns: [],
  primaryKey: null,
  uniques: [],
  checks: [],
  foreignKeys: [],
  indexes: [],
  relationships: [],
  subclasses: [],
})

/** What a row begins with whoever writes it; who is asking only the program knows. */
export function serverDefault({ default: value, type, optional, marks }: Field): string | null {
  if (value === null || value.kind === 'me' || isSealed({ marks })) return null
  if (value.kind === 'now') return laterSql(value.later, type.kind === 'date')
  const given = value.value
  if (optional && given === 'null') return null
  return typeof given === 'string' ? textLiteral(given) : String(given)
}

/** `now() + interval '36 hours'`, `CURRENT_DATE + 14` */
function laterSql(seconds: number, isDate: boolean): string {
  if (isDate) return seconds === 0 ? 'CURRENT_DATE' : `CURRENT_DATE + ${seconds / 86_400}`
  if (seconds === 0) return 'now()'
  return `now() + interval '${inWholeUnits(seconds).join(' ')}'`
}

export const isOneOf = (column: string, values: readonly string[]): string =>
  `${quoted(column)} IN (${values.map(textLiteral).join(', ')})`

/** What the type of a field asks of its column. */
export function typeChecks(
  name: string,
  column: string,
  type: Field['type'],
  table: string,
  scope: Scope,
): readonly Check[] {
  const named = (expression: string): readonly Check[] => [{ name: constraintName('ck', table, name), expression }]
  if (type.kind === 'role') return named(isOneOf(column, scope.roles))
  if (type.kind === 'enum')
    return named(
      isOneOf(
        column,
        type.values.map(({ text }) => text),
      ),
    )
  if (type.kind !== 'int' && type.kind !== 'float') return []
  const sides = [
    ...(type.least === null ? [] : [`${quoted(column)} >= ${type.least}`]),
    ...(type.most === null ? [] : [`${quoted(column)} <= ${type.most}`]),
  ]
  return sides.length === 0 ? [] : named(sides.join(' AND '))
}
