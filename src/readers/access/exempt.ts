import type { Expression, Node } from '../../python/ast.ts'
import type { ConditionOf } from '../../python/values/value.ts'
import { type Names, namesOf } from './names.ts'

/** One of several things that all have to be so. */
interface Part {
  readonly node: Expression
  readonly isNegated: boolean
}

/**
 * `not user.is_superuser and item.owner_id != user.id`: whoever has the role is let past, and so is whom the row belongs to.
 * Null where a refusal asks for nothing of the kind.
 */
export function exemptIn(conditions: readonly ConditionOf[]): Names | null {
  const all = conditions.map((condition) => ({ condition, parts: partsOf(condition) }))
  if (!all.some(({ parts }) => parts.some(isOfOthers))) return null
  const asking = all.filter(({ parts }) => parts.some((part) => !isOfOthers(part) && isLack(part)))
  const names = asking.map(({ condition }) => namesOf(condition))
  const roles = [...new Set(names.flatMap((one) => one.roles))]
  return roles.length === 0 ? null : { roles, scopes: names.flatMap((one) => one.scopes) }
}

function partsOf({ text, site }: ConditionOf): readonly Part[] {
  const node = site.node as Expression
  // Behind an `else` it is the other way round: `not (one and other)`, `not one`.
  const isJoined = node.kind === 'BooleanOperation' || node.kind === 'Conditional'
  const isNot = node.kind === 'UnaryOperation' && node.operator === 'not'
  const isOther = isJoined
    ? /^not \(.*\)$/.test(text) && isWhole(text)
    : isNot
      ? text.startsWith('not not ')
      : text.startsWith('not ')
  return conjuncts(node, isOther)
}

/** Whether the bracket behind `not` ends where the text does. */
function isWhole(text: string): boolean {
  let depth = 0
  for (let at = 'not '.length; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0 && at < text.length - 1) return false
  }
  return true
}

function conjuncts(node: Expression, isNegated: boolean): readonly Part[] {
  if (node.kind === 'UnaryOperation' && node.operator === 'not') return conjuncts(node.operand, !isNegated)
  if (node.kind === 'BooleanOperation' && (node.operator === 'and') !== isNegated)
    return [...conjuncts(node.left, isNegated), ...conjuncts(node.right, isNegated)]
  return [{ node, isNegated }]
}

/** `item.owner_id != user.id`: the row is somebody else's. */
function isOfOthers({ node, isNegated }: Part): boolean {
  if (node.kind !== 'Comparison' || node.operands.length !== 2) return false
  const [left, right] = node.operands.map(lastName)
  const [operator] = node.operators
  const differs = operator === '!=' || operator === 'is not' ? !isNegated : operator === '==' && isNegated
  return differs && left !== null && right !== null && OF_SOMEBODY.test(left!) && OF_SOMEBODY.test(right!)
}

const OF_SOMEBODY = /(^|_)(id|pk|uuid|owner|author|creator|user|email|username|sub)$/i

/** `not user.is_superuser`, `user.role != "admin"`, `user.role not in (...)` */
const isLack = ({ node, isNegated }: Part): boolean =>
  node.kind === 'Comparison'
    ? (/^(!=|not in|is not)$/.test(node.operators[0] ?? '') && !isNegated) ||
      (/^(==|in|is)$/.test(node.operators[0] ?? '') && isNegated)
    : isNegated

function lastName(node: Node): string | null {
  const expression = node as Expression
  if (expression.kind === 'Attribute') return expression.name
  if (expression.kind === 'Name') return expression.id
  if (expression.kind === 'Call') {
    // `str(item.owner_id)`
    const [only, other] = expression.args
    return only && !other ? lastName(only) : null
  }
  return null
}
