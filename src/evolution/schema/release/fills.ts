import type { Backend, Column } from '../../../model/index.ts'
import { textLiteral } from '../../../sql/identifiers.ts'

/** What rows get that have no value, as SQL, by `schema.table.column`. */
export type Fills = ReadonlyMap<string, string>

/** What the program gives new rows, where it is written as a value. */
export function programFills({ data }: Backend): Fills {
  return new Map(
    data.tables.flatMap(({ schema, name, columns }) =>
      columns.flatMap((column) => {
        const value = column.default === null || column.serverDefault !== null ? null : valueOf(column.default, column)
        return value === null ? [] : [[`${schema ?? 'public'}.${name}.${column.name}`, value] as const]
      }),
    ),
  )
}

function valueOf(written: string, { type }: Column): string | null {
  if (/^-?\d+(?:\.\d+)?$/.test(written)) return written
  if (written === 'True' || written === 'False') return written === 'True' ? 'true' : 'false'
  if (/^(?:builtins\.)?list$|^\[\]$/.test(written))
    return type.endsWith('[]') ? "'{}'" : type.startsWith('JSON') ? "'[]'" : null
  if (/^(?:builtins\.)?dict$|^\{\}$/.test(written)) return type.startsWith('JSON') ? "'{}'" : null
  const [, , text] = /^(["'])([^"'\\]*)\1$/.exec(written) ?? []
  return text === undefined ? null : textLiteral(text)
}
