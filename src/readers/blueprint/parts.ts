import type { Field } from '../../blueprint/expression/field.ts'
import type { Place, Table } from '../../model/index.ts'
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
  if (value.kind !== 'constant') return type.kind === 'date' ? 'CURRENT_DATE' : 'now()'
  const given = value.value
  if (optional && given === 'null') return null
  return typeof given === 'string' ? textLiteral(given) : String(given)
}

export const isOneOf = (column: string, values: readonly string[]): string =>
  `${quoted(column)} IN (${values.map(textLiteral).join(', ')})`

/** What only the program can read: the server knows nothing of what is in it. */
export const isSealed = ({ marks }: Pick<Field, 'marks'>): boolean =>
  marks.includes('encrypted') || marks.includes('hashed')
