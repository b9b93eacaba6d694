import type { Assign, Expression, Simple, Statement } from '../../ast.ts'
import { Kind, kindName, firstToken, Token } from '../kinds.ts'
import { tupleOf } from './collections.ts'
import type { Lowering, LowerStatement } from './lowering.ts'

function place(lowering: Lowering, node: number): { start: number; end: number } {
  return { start: lowering.start(node), end: lowering.end(node) }
}

/** The grammar puts assignments, and everything that only has a value, under one node. */
const expression: LowerStatement = (lowering, node) => {
  const items = lowering.items(node)
  const [first] = items
  if (first === undefined) return { kind: 'BrokenStatement', ...place(lowering, node) }
  const kind = lowering.kind(first)
  if (kind === Kind.assignment) return assignment(lowering, first)
  if (kind === Kind.augmented_assignment) return augmented(lowering, first)
  const value = tupleOf(lowering, items, lowering.lastChild(node, Token[',']), node)
  return { kind: 'ExpressionStatement', value, ...place(lowering, node) }
}

function assignment(lowering: Lowering, node: number): Statement {
  const [target, second, third] = lowering.items(node)
  if (target === undefined) return { kind: 'BrokenStatement', ...place(lowering, node) }
  if (!lowering.has(node, Token[':'])) return chain(lowering, node)
  return {
    kind: 'AnnotatedAssign',
    target: lowering.expression(target),
    annotation: lowering.expression(second, node),
    value: lowering.optional(third),
    ...place(lowering, node),
  }
}

/** `a = b = value` is an assignment whose value is an assignment. */
function chain(lowering: Lowering, node: number): Assign {
  const targets: Expression[] = []
  let current: number | undefined = node
  while (current !== undefined && lowering.kind(current) === Kind.assignment) {
    const [target, value]: number[] = lowering.items(current)
    targets.push(lowering.expression(target, current))
    current = value
  }
  return { kind: 'Assign', targets, value: lowering.expression(current, node), ...place(lowering, node) }
}

function augmented(lowering: Lowering, node: number): Statement {
  const [target, value] = lowering.items(node)
  const sign = lowering.children(node).find((child) => lowering.kind(child) >= firstToken)
  return {
    kind: 'AugmentedAssign',
    target: lowering.expression(target, node),
    operator: sign === undefined ? '' : kindName(lowering.kind(sign)).slice(0, -1),
    value: lowering.expression(value, node),
    ...place(lowering, node),
  }
}

const give: LowerStatement = (lowering, node) => ({
  kind: 'Return',
  value: lowering.optional(lowering.firstItem(node)),
  ...place(lowering, node),
})

const raise: LowerStatement = (lowering, node) => {
  const items = lowering.items(node)
  const from = lowering.child(node, Token.from)
  const exception = items.find((item) => from === undefined || item < from)
  const cause = from === undefined ? undefined : items.find((item) => item > from)
  return {
    kind: 'Raise',
    exception: lowering.optional(exception),
    cause: lowering.optional(cause),
    ...place(lowering, node),
  }
}

const assertion: LowerStatement = (lowering, node) => {
  const [test, message] = lowering.items(node)
  return {
    kind: 'Assert',
    test: lowering.expression(test, node),
    message: lowering.optional(message),
    ...place(lowering, node),
  }
}

const deletion: LowerStatement = (lowering, node) => {
  const items = lowering.items(node)
  const [first] = items
  const listed = first !== undefined && lowering.kind(first) === Kind.expression_list
  return {
    kind: 'Delete',
    targets: lowering.expressions(listed ? lowering.items(first) : items),
    ...place(lowering, node),
  }
}

function scope(kind: 'Global' | 'Nonlocal'): LowerStatement {
  return (lowering, node) => ({
    kind,
    names: lowering.items(node).map((name) => lowering.text(name)),
    ...place(lowering, node),
  })
}

function simple(kind: Simple['kind']): LowerStatement {
  return (lowering, node) => ({ kind, ...place(lowering, node) })
}

/** Python 2's `print x, y` and `exec code in names`: read as the calls they became. */
function formerStatement(name: string): LowerStatement {
  return (lowering, node) => {
    const start = lowering.start(node)
    const callee = { kind: 'Name', id: name, start, end: start + name.length } as const
    const args = lowering.items(node).map((item) => {
      return lowering.expression(lowering.kind(item) === Kind.chevron ? lowering.firstItem(item) : item, item)
    })
    const value = { kind: 'Call', callee, args, keywords: [], ...place(lowering, node) } as const
    return { kind: 'ExpressionStatement', value, ...place(lowering, node) }
  }
}

export const simpleStatements: Readonly<Record<number, LowerStatement>> = {
  [Kind.expression_statement]: expression,
  [Kind.return_statement]: give,
  [Kind.raise_statement]: raise,
  [Kind.assert_statement]: assertion,
  [Kind.delete_statement]: deletion,
  [Kind.global_statement]: scope('Global'),
  [Kind.nonlocal_statement]: scope('Nonlocal'),
  [Kind.pass_statement]: simple('Pass'),
  [Kind.break_statement]: simple('Break'),
  [Kind.continue_statement]: simple('Continue'),
  [Kind.print_statement]: formerStatement('print'),
  [Kind.exec_statement]: formerStatement('exec'),
}
