import type { Comparison, Expression, UnaryOperation } from '../../ast.ts'
import { firstToken, Kind, kindName, Token } from '../kinds.ts'
import type { GrowExpression, LowerExpression, Lowering } from './lowering.ts'

function place(lowering: Lowering, node: number): { start: number; end: number } {
  return { start: lowering.start(node), end: lowering.end(node) }
}

function operatorOf(lowering: Lowering, node: number): string {
  const token = lowering.children(node).find((child) => lowering.kind(child) >= firstToken)
  return token === undefined ? '' : kindName(lowering.kind(token))
}

const binary: GrowExpression = (lowering, node, left) => {
  const right = lowering.expression(lowering.items(node)[1], node)
  return { kind: 'BinaryOperation', left, operator: operatorOf(lowering, node), right, ...place(lowering, node) }
}

const boolean: GrowExpression = (lowering, node, left) => {
  const operator = lowering.has(node, Token.or) ? 'or' : 'and'
  const right = lowering.expression(lowering.items(node)[1], node)
  return { kind: 'BooleanOperation', operator, left, right, ...place(lowering, node) }
}

const signs: readonly UnaryOperation['operator'][] = ['-', '+', '~']

const unary: LowerExpression = (lowering, node) => {
  const written = operatorOf(lowering, node)
  const operator = signs.find((sign) => sign === written) ?? '-'
  return { kind: 'UnaryOperation', operator, operand: operand(lowering, node), ...place(lowering, node) }
}

const not: LowerExpression = (lowering, node) => ({
  kind: 'UnaryOperation',
  operator: 'not',
  operand: operand(lowering, node),
  ...place(lowering, node),
})

function operand(lowering: Lowering, node: number): Expression {
  return lowering.expression(lowering.firstItem(node), node)
}

const comparison: GrowExpression = (lowering, node, left): Comparison => {
  const children = lowering.children(node)
  const operators = children.filter((child) => lowering.kind(child) >= firstToken)
  const operands = [left, ...lowering.expressions(lowering.items(node).slice(1))]
  while (operands.length <= operators.length) operands.push(lowering.expression(undefined, node))
  return {
    kind: 'Comparison',
    operands,
    operators: operators.map((child) => comparisonName(kindName(lowering.kind(child)))),
    ...place(lowering, node),
  }
}

/** `<>` is Python 2's `!=`. */
function comparisonName(written: string): string {
  return written === '<>' ? '!=' : written
}

const conditional: LowerExpression = (lowering, node) => {
  const [body, test, otherwise] = lowering.items(node)
  return {
    kind: 'Conditional',
    test: lowering.expression(test, node),
    body: lowering.expression(body, node),
    otherwise: lowering.expression(otherwise, node),
    ...place(lowering, node),
  }
}

const named: LowerExpression = (lowering, node) => {
  const [target, value] = lowering.items(node)
  if (target === undefined) return lowering.broken(node)
  const name = { kind: 'Name', id: lowering.text(target), ...place(lowering, target) } as const
  return { kind: 'NamedExpression', target: name, value: lowering.expression(value, node), ...place(lowering, node) }
}

/** The grammar reads `await x ** 2` as `await (x ** 2)`; Python awaits first. */
const wait: LowerExpression = (lowering, node) => {
  const inner = lowering.firstItem(node)
  const value = lowering.expression(inner, node)
  const unwrapped = inner !== undefined && lowering.kind(inner) === Kind.binary_operator
  const start = lowering.start(node)
  if (!unwrapped || value.kind !== 'BinaryOperation') {
    return { kind: 'Await', value, start, end: lowering.end(node) }
  }
  return { ...value, left: { kind: 'Await', value: value.left, start, end: value.left.end }, start }
}

const give: LowerExpression = (lowering, node) => ({
  kind: 'Yield',
  value: lowering.optional(lowering.firstItem(node)),
  from: lowering.has(node, Token.from),
  ...place(lowering, node),
})

export const operators: Readonly<Record<number, LowerExpression>> = {
  [Kind.unary_operator]: unary,
  [Kind.not_operator]: not,
  [Kind.conditional_expression]: conditional,
  [Kind.named_expression]: named,
  [Kind.await]: wait,
  [Kind.yield]: give,
}

export const growingOperators: Readonly<Record<number, GrowExpression>> = {
  [Kind.binary_operator]: binary,
  [Kind.boolean_operator]: boolean,
  [Kind.comparison_operator]: comparison,
}
