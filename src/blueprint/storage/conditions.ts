import type { Field } from '../expression/field.ts'
import type { Comparison, Operand, Rule } from '../expression/rule.ts'
import { inWholeUnits } from './lengths.ts'
import { columnOf } from './names.ts'
import { quoted, textLiteral } from '../../sql/identifiers.ts'

/** A condition on a row as the server checks it; `row` is what the row is called, with its dot. */
export function conditionSql(rule: Rule, columns: ReadonlyMap<string, string>, row = ''): string {
  if (rule.kind === 'or' || rule.kind === 'and')
    return rule.sides.map((side) => inner(side, columns, row)).join(rule.kind === 'or' ? ' OR ' : ' AND ')
  if (rule.kind === 'not') return `NOT (${conditionSql(rule.rule, columns, row)})`
  return rule.kind === 'compare' ? comparison(rule, columns, row) : operandSql(rule, columns, row)
}

const inner = (rule: Rule, columns: ReadonlyMap<string, string>, row: string): string =>
  rule.kind === 'or' || rule.kind === 'and' ? `(${conditionSql(rule, columns, row)})` : conditionSql(rule, columns, row)

function comparison({ left, operator, right }: Comparison, columns: ReadonlyMap<string, string>, row: string): string {
  const one = operandSql(left, columns, row)
  if (right.kind === 'choice')
    return `${one} ${operator === '=' ? 'IN' : 'NOT IN'} (${right.values.map(({ text }) => textLiteral(text)).join(', ')})`
  const isNothing = right.kind === 'path' && right.parts.length === 1 && right.parts[0]!.text === 'null'
  if (isNothing && (operator === '=' || operator === '!=')) return `${one} IS ${operator === '=' ? '' : 'NOT '}NULL`
  return `${one} ${operator === '!=' ? '<>' : operator} ${operandSql(right, columns, row)}`
}

/** A word that is no column is a value. */
export function operandSql(operand: Operand, columns: ReadonlyMap<string, string>, row = ''): string {
  if (operand.kind === 'constant')
    return typeof operand.value === 'number' ? String(operand.value) : textLiteral(operand.value)
  if (operand.kind === 'length') return `interval '${inWholeUnits(operand.seconds).join(' ')}'`
  if (operand.kind === 'sum')
    return `(${operandSql(operand.left, columns, row)} ${operand.operator} ${operandSql(operand.right, columns, row)})`
  if (operand.kind === 'choice') return operand.values.map(({ text }) => textLiteral(text)).join(', ')
  const name = operand.parts.map(({ text }) => text).join('.')
  const column = columns.get(name)
  if (column !== undefined) return `${row}${quoted(column)}`
  if (name === 'now') return 'now()'
  return /^(true|false|null)$/.test(name) ? name.toUpperCase() : textLiteral(name)
}

/** The column of each field, by the name of the field. */
export const columnsOf = (fields: ReadonlyMap<string, Field>): ReadonlyMap<string, string> =>
  new Map(
    [...fields].flatMap(([name, { type }]) => (type.kind === 'many' ? [] : [[name, columnOf(name, type)] as const])),
  )
