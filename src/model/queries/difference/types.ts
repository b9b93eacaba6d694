import type { CatalogColumn } from '../../index.ts'

const FAMILIES: readonly RegExp[] = [
  /^(?:smallint|integer|bigint)$/,
  /^(?:character varying|text|character)(?:\(\d+\))?$/,
  /^numeric(?:\(.*\))?$/,
  /^timestamp(?:\(\d\))? with(?:out)? time zone$/,
]

/** Types whose values, comparisons and operators are much the same. */
export const sameFamily = (one: CatalogColumn, other: CatalogColumn): boolean =>
  one.collation === other.collation && FAMILIES.some((family) => family.test(one.type) && family.test(other.type))

const NUMBERS = /^(?:smallint|integer|bigint|numeric[^[]*|real|double precision)$/
const MOMENTS = /^(?:timestamp[^[]*|date)$/
/** Types whose values the server takes over by itself when a column gets the other type. */
const TAKEN_OVER: readonly (readonly [RegExp, RegExp])[] = [
  [/./, /^(?:text|character varying(?:\(\d+\))?)$/],
  [NUMBERS, NUMBERS],
  [MOMENTS, MOMENTS],
  [/^jsonb?$/, /^jsonb?$/],
]
const TEXTS = /^(?:text|character varying|character|citext)(?:\(\d+\))?$/

/** How a row gets its value of the new type; null where the server knows. */
export function conversion(quotedColumn: string, from: CatalogColumn, to: CatalogColumn): string | null {
  if (from.type === to.type) return TEXTS.test(to.type) ? null : `${quotedColumn}::text::${to.type}`
  if (TAKEN_OVER.some(([before, after]) => before.test(from.type) && after.test(to.type))) return null
  return TEXTS.test(from.type) ? `${quotedColumn}::${to.type}` : `${quotedColumn}::text::${to.type}`
}
