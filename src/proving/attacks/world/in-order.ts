import type { Json } from '../../../kernel/json.ts'
import type { Table } from '../../../model/index.ts'

/** `ends_at > starts_at`, as servers keep it: with parentheses and quotes, or without. */
const COMPARED = /^[\s("]*(\w+)[\s)"]*([<>]=?)[\s("]*(\w+)[\s)"]*$/
const DAY = 86_400_000

/** A body whose members lie one behind the other, as the tables it is written to check it. */
export function inOrder(body: Json, tables: readonly Table[]): Json {
  const ordered: Record<string, unknown> = { ...body }
  for (const { expression } of tables.flatMap(({ checks }) => checks)) {
    const [, one = '', sign = '', other = ''] = COMPARED.exec(expression) ?? []
    const [first, last] = sign.startsWith('<') ? [one, other] : [other, one]
    if (!(first in ordered) || !(last in ordered) || !isMixedUp(ordered[first], ordered[last])) continue
    ordered[last] = behind(ordered[first])
  }
  return ordered
}

/** Whether two values that ought to lie one behind the other are of one kind, and do not. */
function isMixedUp(first: unknown, last: unknown): boolean {
  if (typeof first === 'number' && typeof last === 'number') return last <= first
  if (typeof first !== 'string' || typeof last !== 'string') return false
  return isMoment(first) && isMoment(last) && Date.parse(last) <= Date.parse(first)
}

const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text))

/** A day later, written as it was; or one more. */
function behind(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  const later = new Date(Date.parse(String(value)) + DAY).toISOString()
  return String(value).includes('T') ? later : later.slice(0, 10)
}
