import type { Call, Expression, Statement, Subscript } from '../../ast.ts'
import { Kind } from '../kinds.ts'
import type { Lowering, LowerStatement } from './lowering.ts'
import { typeParametersOf } from './type-parameters.ts'

const alias: LowerStatement = (lowering, node) => {
  const [left, right] = lowering.items(node)
  const declared = left === undefined ? undefined : (lowering.firstItem(left) ?? left)
  const kind = declared === undefined ? Kind.identifier : lowering.kind(declared)
  if (declared !== undefined && kind !== Kind.identifier && kind !== Kind.generic_type) {
    return assignmentToType(lowering, node, declared, right)
  }
  const generic = declared !== undefined && kind === Kind.generic_type
  const name = generic ? lowering.firstItem(declared) : declared
  return {
    kind: 'TypeAlias',
    name: name === undefined ? '' : lowering.text(name),
    typeParameters: typeParametersOf(lowering, generic ? lowering.child(declared, Kind.type_parameter) : undefined),
    value: lowering.expression(right, node),
    start: lowering.start(node),
    end: lowering.end(node),
  }
}

/** `type(mock).name = value` looks to the grammar like the alias `type (mock).name = value`. */
function assignmentToType(lowering: Lowering, node: number, target: number, value: number | undefined): Statement {
  const start = lowering.start(node)
  const called = ofType(lowering, innermost(lowering, target), start)
  return {
    kind: 'Assign',
    targets: [replaceInnermost(lowering.expression(target), called)],
    value: lowering.expression(value, node),
    start,
    end: lowering.end(node),
  }
}

const outer: ReadonlySet<number> = new Set([
  Kind.attribute,
  Kind.subscript,
  Kind.call,
  Kind.generic_type,
  Kind.member_type,
  Kind.type,
])

function innermost(lowering: Lowering, node: number): number {
  let inner = node
  while (outer.has(lowering.kind(inner))) {
    const next = lowering.firstItem(inner)
    if (next === undefined) break
    inner = next
  }
  return inner
}

/** `(x)` and `(x, y)` are the arguments of a call of `type`, `[x]` is its index. */
function ofType(lowering: Lowering, node: number, start: number): Call | Subscript {
  const type = { kind: 'Name', id: 'type', start, end: start + 'type'.length } as const
  const end = lowering.end(node)
  const args = lowering.expressions(lowering.items(node))
  const [only] = args
  if (lowering.kind(node) === Kind.list && only !== undefined) {
    return { kind: 'Subscript', value: type, index: only, start, end }
  }
  return { kind: 'Call', callee: type, args, keywords: [], start, end }
}

function replaceInnermost(expression: Expression, innermost: Call | Subscript): Expression {
  const { start } = innermost
  switch (expression.kind) {
    case 'Attribute':
    case 'Subscript':
      return { ...expression, value: replaceInnermost(expression.value, innermost), start }
    case 'Call':
      return { ...expression, callee: replaceInnermost(expression.callee, innermost), start }
    default:
      return innermost
  }
}

export const typeAliases: Readonly<Record<number, LowerStatement>> = { [Kind.type_alias_statement]: alias }
