import type { Scope } from '../../blueprint/check/scope.ts'
import type { NamedResource } from '../../blueprint/language/blueprint.ts'
import { columnType } from '../../blueprint/storage/types.ts'
import { constraintName } from '../../blueprint/storage/names.ts'
import type { Check } from '../../model/index.ts'
import { quoted } from '../../sql/identifiers.ts'
import { columnsOf, conditionSql } from '../../blueprint/storage/conditions.ts'
import { type Columns, LIVING } from './keys.ts'

/** Times that do not overlap, as the server sees to it. */
export function exclusionsOf(
  { value }: NamedResource,
  columns: Columns,
  table: string,
  scope: Scope,
): readonly Check[] {
  const names = columnsOf(new Map(columns))
  const fields = new Map(columns)
  const column = ({ text }: { readonly text: string }): string => names.get(text) ?? text
  return (value.apart ?? []).map(({ parts, from, to, where }) => {
    const type = RANGES.get(columnType(fields.get(from.text)!, scope)) ?? 'tstzrange'
    const same = parts.map((part) => `${quoted(column(part))} WITH =`)
    const span = `${type}(${quoted(column(from))}, ${quoted(column(to))}) WITH &&`
    const own = where === null ? null : conditionSql(where, names)
    const living = value.traits?.includes('soft-delete') === true ? LIVING : null
    const condition = own !== null && living !== null ? `(${own}) AND ${living}` : (own ?? living)
    return {
      name: constraintName('ex', table, ...parts.map(column), column(from), column(to)),
      expression: `EXCLUDE USING gist (${[...same, span].join(', ')})${condition === null ? '' : ` WHERE (${condition})`}`,
    }
  })
}

const RANGES: ReadonlyMap<string, string> = new Map([
  ['DATE', 'daterange'],
  ['TIMESTAMP WITHOUT TIME ZONE', 'tsrange'],
  ['TIMESTAMP WITH TIME ZONE', 'tstzrange'],
])
