import { type Fields, fieldsIn, textIn, wordsIn } from '../../sql/tree.ts'

/** A name as it is written; without a schema it lies in `public`. */
export interface Name {
  readonly schema: string
  readonly name: string
}

export const nameFrom = (parts: readonly string[]): Name => ({
  schema: parts.at(-2) ?? 'public',
  name: parts.at(-1) ?? '',
})

/** What a `RangeVar` names. */
export const relationName = (range: Fields): Name => ({
  schema: textIn(range, 'schemaname') || 'public',
  name: textIn(range, 'relname'),
})

/** The relation in a field of a statement; null where there is none. */
export function relationIn(tree: Fields, field = 'relation'): Name | null {
  const range = fieldsIn(tree, field)
  return textIn(range, 'relname') === '' ? null : relationName(range)
}

export const wordsName = (tree: Fields, field: string): Name => nameFrom(wordsIn(tree, field))

export const inQuotes = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const sqlName = ({ schema, name }: Name): string =>
  schema === 'public' ? inQuotes(name) : `${inQuotes(schema)}.${inQuotes(name)}`

/** As the rehearsal calls it: `orders`, `shop.orders`. */
export const shownName = ({ schema, name }: Name): string => (schema === 'public' ? name : `${schema}.${name}`)

export const sameName = (one: Name, other: Name): boolean => one.schema === other.schema && one.name === other.name

/** Those of the server itself are always there. */
export const isOfServer = ({ schema, name }: Name): boolean =>
  /^(pg_|information_schema$)/.test(schema) || name.startsWith('pg_')
