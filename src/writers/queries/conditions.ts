import type { EnumType, Filter, Table } from '../../model/index.ts'
import type { Parameters } from './parameters.ts'
import { type ColumnOf, type Names, reference } from './scope.ts'
import { isNone, valueOf } from './values.ts'

export interface ConditionScope {
  readonly names: Names
  /** The tables rows come from: a condition on another one has no place. */
  readonly tables: readonly Table[]
  readonly enums: readonly EnumType[]
  readonly parameters: Parameters
}

/** A condition, or why there is none. */
export type Condition = { readonly sql: string } | { readonly unknown: string }

const COMPARING: Readonly<Record<string, string>> = {
  '==': '=',
  '=': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  like: 'LIKE',
  ilike: 'ILIKE',
  'not like': 'NOT LIKE',
  'not ilike': 'NOT ILIKE',
  matches: '~',
  overlaps: '&&',
  'contained by': '<@',
  'has key': '?',
  'is distinct from': 'IS DISTINCT FROM',
  'is not distinct from': 'IS NOT DISTINCT FROM',
}
/** What stands in a text, as SQLAlchemy looks for it. */
const PART: Readonly<Record<string, (text: string) => string>> = {
  contains: (text) => `'%' || ${text} || '%'`,
  'starts with': (text) => `${text} || '%'`,
  'ends with': (text) => `'%' || ${text}`,
}
/** Functions that can stand around a column as they are. */
const PLAIN = new Set(['lower', 'upper', 'trim', 'date'])
/** Types that hold several values, for which `contains` is no search in a text. */
const HOLDING = /\[\]|^jsonb|^hstore|^ARRAY/i

export function conditionOf(filter: Filter, scope: ConditionScope): Condition {
  const on = scope.names.column(filter.column, scope.tables)
  if (!on || !scope.tables.includes(on.table)) return { unknown: describe(filter) }
  const column = wrapped(filter, on)
  if (column === null) return { unknown: describe(filter) }
  const sql = written(filter, on, column, scope)
  return sql === null ? { unknown: describe(filter) } : { sql }
}

const describe = ({ column, operator, text }: Filter): string =>
  column === '' ? 'a condition nobody could read' : [column, operator, text === column ? '' : text].join(' ').trim()

function wrapped({ through }: Filter, on: ColumnOf): string | null {
  if (through === undefined) return reference(on)
  return PLAIN.has(through) ? `${through}(${reference(on)})` : null
}

function written(filter: Filter, on: ColumnOf, column: string, scope: ConditionScope): string | null {
  const { operator } = filter
  if (operator === 'is true') return column
  if (isNone(filter) && /^(==|=|is)$/.test(operator)) return `${column} IS NULL`
  if (isNone(filter) && /^(!=|is not)$/.test(operator)) return `${column} IS NOT NULL`
  const other = filter.from === 'column' ? scope.names.column(filter.to ?? '', scope.tables) : null
  // The attribute of an object that was loaded before is a value like any other: its table is not read here.
  if (other && scope.tables.includes(other.table) && reference(other) !== reference(on))
    return withColumn(filter, column, other)
  // A statement on the other side is joined, or left out where it is turned around.
  if (filter.to !== undefined && /^(not )?in$/.test(operator)) return null
  const value = (): string => valueOf(filter, on, scope.enums, scope.parameters)
  if (operator === 'is' || operator === 'is not') return isSomething(filter, column, value)
  if (operator === 'in') return `${column} = ANY(${scope.parameters.next()})`
  if (operator === 'not in') return `${column} <> ALL(${scope.parameters.next()})`
  if (operator === 'between') return `${column} BETWEEN ${scope.parameters.next()} AND ${scope.parameters.next()}`
  if (operator === 'contains' && HOLDING.test(on.column.type)) return `${column} @> ${scope.parameters.next()}`
  const part = PART[operator]
  if (part !== undefined) {
    const parameter = scope.parameters.next()
    return `${column} LIKE ${part(filter.through === 'lower' ? `lower(${parameter})` : parameter)}`
  }
  const comparing = COMPARING[operator]
  return comparing === undefined ? null : `${column} ${comparing} ${value()}`
}

function withColumn({ operator }: Filter, column: string, other: ColumnOf): string | null {
  const comparing = COMPARING[operator]
  return comparing === undefined ? null : `${column} ${comparing} ${reference(other)}`
}

/** `IS TRUE` knows true and false only; of a parameter it is a comparison. */
function isSomething({ operator, text, from }: Filter, column: string, value: () => string): string {
  const not = operator === 'is not'
  if (from === 'constant' && (text === 'True' || text === 'False'))
    return `${column} IS ${not ? 'NOT ' : ''}${text.toUpperCase()}`
  return `${column} ${not ? '<>' : '='} ${value()}`
}
