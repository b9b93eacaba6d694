import type { Comparison, Expression, FunctionDef, Name, Statement } from '../../../python/ast.ts'
import { isCall, namesIn, nodesIn, textOf } from '../../../python/code/names.ts'

interface Asked {
  /** What was received, and what was made of nothing else. */
  readonly derived: ReadonlySet<string>
  /** The one field that is said. */
  readonly column: string
}

/**
 * Whether a statement does nothing but refuse where other fields were said, `if "state" in data: raise ...`: where the one
 * field is said alone, it lets everything pass.
 */
export function refusesOthers(statement: Statement, { node }: { readonly node: FunctionDef }, asked: Asked): boolean {
  return isRefusal(statement, asked, new Map()) && !isReadOutside(node, statement)
}

function isRefusal(statement: Statement, asked: Asked, named: ReadonlyMap<string, Expression>): boolean {
  if (statement.kind !== 'If' || statement.otherwise.length > 0) return false
  const { test, body } = statement
  if (isFalse(test, asked, named)) return body.every(({ kind }) => kind === 'Raise')
  if (mentions(test, asked.derived)) return false
  const within = new Map([...named, ...body.flatMap((one) => namedTexts(one))])
  const rest = body.filter((one) => namedTexts(one).length === 0)
  return rest.length > 0 && rest.every((one) => isRefusal(one, asked, within))
}

/** `restricted = {"state", "owner_id"}` */
function namedTexts(one: Statement): readonly (readonly [string, Expression])[] {
  const [target] = one.kind === 'Assign' ? one.targets : []
  return one.kind === 'Assign' && target?.kind === 'Name' && textsIn(one.value) ? [[target.id, one.value]] : []
}

/** Whether a condition does not hold where nothing but the one field is said. */
function isFalse(test: Expression, asked: Asked, named: ReadonlyMap<string, Expression>): boolean {
  const { derived, column } = asked
  const isOther = (one: Expression): boolean => {
    const texts = one.kind === 'Name' ? textsIn(named.get(one.id)) : (textsIn(one) ?? textIn(one))
    return texts !== null && !texts.includes(column)
  }
  const meet = (a: Expression, b: Expression): boolean =>
    (isOther(a) && mentions(b, derived)) || (isOther(b) && mentions(a, derived))
  if (test.kind === 'BooleanOperation') {
    const sides = [test.left, test.right].map((one) => isFalse(one, asked, named))
    return test.operator === 'and' ? sides.includes(true) : !sides.includes(false)
  }
  if (test.kind === 'BinaryOperation') return test.operator === '&' && meet(test.left, test.right)
  if (isCall(test) && test.callee.kind === 'Attribute' && test.callee.name === 'intersection')
    return test.args[0] !== undefined && meet(test.callee.value, test.args[0])
  if (test.kind !== 'Comparison') return false
  const { operands, operators } = test as Comparison
  const [left, right] = operands
  if (!left || !right || operators.length !== 1) return false
  if (operators[0] === 'in') return isOther(left) && mentions(right, derived)
  const isNone = right.kind === 'Constant' && right.value === null
  const isField = left.kind === 'Attribute' && left.name !== column && left.value.kind === 'Name'
  return operators[0] === 'is not' && isNone && isField && mentions(left, derived)
}

const textIn = (one: Expression): readonly string[] | null => {
  const text = textOf(one)
  return text === null ? null : [text]
}

/** The texts of `{"state", "owner_id"}`; null where it holds anything else. */
function textsIn(one: Expression | undefined): readonly string[] | null {
  if (one?.kind !== 'Set' && one?.kind !== 'List' && one?.kind !== 'Tuple') return null
  const texts = one.items.map((item) => textOf(item))
  return texts.length > 0 && texts.every((text) => text !== null) ? texts : null
}

const mentions = (node: unknown, names: ReadonlySet<string>): boolean => namesIn(node).some(({ id }) => names.has(id))

/** Whether a name that a statement sets is read anywhere else. */
function isReadOutside({ body }: FunctionDef, statement: Statement): boolean {
  const set = new Set(
    [...nodesIn(statement)].flatMap((one) =>
      one.kind === 'Assign' ? (one['targets'] as readonly Name[]).map(({ id }) => id) : [],
    ),
  )
  return namesIn(body).some(({ id, start }) => set.has(id) && (start < statement.start || start > statement.end))
}
