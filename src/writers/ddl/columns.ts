import type { Column } from '../../model/index.ts'
import { identifier } from './identifiers.ts'

type WrittenColumn = Pick<
  Column,
  'name' | 'type' | 'nullable' | 'serverDefault' | 'computed' | 'identity' | 'autoincrement'
>

/** `id SERIAL NOT NULL`, in the order SQLAlchemy writes it. */
export function columnLine(column: WrittenColumn): string {
  const parts = [identifier(column.name), typeOf(column), ...defaultOf(column), ...generated(column)]
  if (!column.nullable && column.identity === null) parts.push('NOT NULL')
  return parts.join(' ')
}

function typeOf(column: WrittenColumn): string {
  if (column.autoincrement && column.identity === null && column.serverDefault === null) return serial(column.type)
  return column.type === '' ? 'TEXT /* type unknown */' : column.type
}

function serial(type: string): string {
  if (/^(?:bigint|int8)$/i.test(type)) return 'BIGSERIAL'
  return /^(?:smallint|int2)$/i.test(type) ? 'SMALLSERIAL' : 'SERIAL'
}

function defaultOf(column: WrittenColumn): readonly string[] {
  return column.serverDefault === null ? [] : [`DEFAULT ${column.serverDefault}`]
}

function generated(column: WrittenColumn): readonly string[] {
  const parts: string[] = []
  if (column.computed !== null) parts.push(computed(column.computed))
  if (column.identity !== null) parts.push(identity(column.identity))
  return parts
}

function computed(expression: string): string {
  return /^generated\b/i.test(expression) ? expression : `GENERATED ALWAYS AS (${expression}) STORED`
}

/** Either the whole clause, or what stands between `GENERATED` and `AS IDENTITY` with options after it. */
function identity(text: string): string {
  if (/^generated\b/i.test(text)) return text
  const parts = /^(always|by default)?\s*(\(.*\))?$/is.exec(text.trim())
  return `GENERATED ${(parts?.[1] ?? 'BY DEFAULT').toUpperCase()} AS IDENTITY${parts?.[2] === undefined ? '' : ` ${parts[2]}`}`
}
