import type { Field } from '../../blueprint/expression/field.ts'
import type { Comparison, Operand, Rule } from '../../blueprint/expression/rule.ts'
import { columnOf } from '../../blueprint/storage/names.ts'
import { quoted, textLiteral } from '../../sql/identifiers.ts'

/** A condition on a row as the server checks it. */
export function conditionSql(rule: Rule, columns: ReadonlyMap<string, string>): string {
  if (rule.kind === 'or' || rule.kind === 'and')
    return rule.sides.map((side) => inner(side, columns)).join(rule.kind === 'or' ? ' OR ' : ' AND ')
  if (rule.kind === 'not') return `NOT (${conditionSql(rule.rule, columns)})`
  return rule.kind === 'compare' ? comparison(rule, columns) : operandSql(rule, columns)
}

const inner = (rule: Rule, columns: ReadonlyMap<string, string>): string =>
  rule.kind === 'or' || rule.kind === 'and' ? `(${conditionSql(rule, columns)})` : conditionSql(rule, columns)

function comparison({ left, operator, right }: Comparison, columns: ReadonlyMap<string, string>): string {
  const one = operandSql(left, columns)
  if (right.kind === 'choice')
    return `${one} ${operator === '=' ? 'IN' : 'NOT IN'} (${right.values.map(({ text }) => textLiteral(text)).join(', ')})`
  const isNothing = right.kind === 'path' && right.parts.length === 1 && right.parts[0]!.text === 'null'
  if (isNothing && (operator === '=' || operator === '!=')) return `${one} IS ${operator === '=' ? '' : 'NOT '}NULL`
  return `${one} ${operator === '!=' ? '<>' : operator} ${operandSql(right, columns)}`
}

/** A word that is no column is a value. */
export function operandSql(operand: Operand, columns: ReadonlyMap<string, string>): string {
  if (operand.kind === 'constant')
    return typeof operand.value === 'number' ? String(operand.value) : textLiteral(operand.value)
  if (operand.kind === 'sum')
    return `(${operandSql(operand.left, columns)} ${operand.operator} ${operandSql(operand.right, columns)})`
  if (operand.kind === 'choice') return operand.values.map(({ text }) => textLiteral(text)).join(', ')
  const name = operand.parts.map(({ text }) => text).join('.')
  const column = columns.get(name)
  if (column !== undefined) return quoted(column)
  if (name === 'now') return 'now()'
  return /^(true|false|null)$/.test(name) ? name.toUpperCase() : textLiteral(name)
}

/** The column of each field, by the name of the field. */
export const columnsOf = (fields: ReadonlyMap<string, Field>): ReadonlyMap<string, string> =>
  new Map(
    [...fields].flatMap(([name, { type }]) => (type.kind === 'many' ? [] : [[name, columnOf(name, type)] as const])),
  )
