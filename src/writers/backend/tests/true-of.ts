import type { Field } from '../../../blueprint/expression/field.ts'
import type { Comparison, Rule } from '../../../blueprint/expression/rule.ts'

type Fields = ReadonlyMap<string, Field>
type Values = Readonly<Record<string, string | boolean>>

/** What makes a condition true of a row that has nothing else said; null where that is not known. */
export function trueOf(rule: Rule | null, fields: Fields): Values | null {
  if (rule === null) return {}
  if (rule.kind === 'and') {
    const sides = rule.sides.map((side) => trueOf(side, fields))
    return sides.includes(null) ? null : Object.assign({}, ...sides)
  }
  if (rule.kind === 'path') return ofFlag(rule.parts.length === 1 ? rule.parts[0]!.text : null, true, fields)
  if (rule.kind === 'not' && rule.rule.kind === 'path') return ofFlag(rule.rule.parts[0]!.text, false, fields)
  return rule.kind === 'compare' ? compared(rule, fields) : null
}

const ofFlag = (name: string | null, value: boolean, fields: Fields): Values | null =>
  name !== null && fields.get(name)?.type.kind === 'bool' ? { [name]: value } : null

function compared({ left, operator, right }: Comparison, fields: Fields): Values | null {
  if (left.kind !== 'path' || left.parts.length !== 1 || !/^!?=$/.test(operator)) return null
  const name = left.parts[0]!.text
  const field = fields.get(name)
  const meant =
    right.kind === 'choice' ? right.values.map(({ text }) => text) : right.kind === 'path' ? [right.parts[0]!.text] : []
  // Nothing is said of what may be missing.
  if (meant.join() === 'null') return operator === '=' && field?.optional === true && field.default === null ? {} : null
  if (field?.type.kind === 'bool') return ofFlag(name, (meant[0] === 'true') === (operator === '='), fields)
  if (field?.type.kind !== 'enum') return null
  const value = field.type.values.map(({ text }) => text).find((one) => meant.includes(one) === (operator === '='))
  return value === undefined ? null : { [name]: value }
}
