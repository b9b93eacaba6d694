import type { Policy } from '../../model/policy.ts'
import type { Expression, Node, Statement } from '../../python/ast.ts'
import type { Asking } from '../behaviour/event.ts'

/**
 * Whether what a policy answers is what decides: a condition of the database does so by itself, a plain yes or no only
 * where no is a refusal, or where it is handed on as a condition.
 */
export function isDecisive({ function: of, site, chain }: Asking, _policy: Policy): boolean {
  const returns = of.node.kind === 'FunctionDef' ? of.node.returns : null
  if (returns?.kind !== 'Name' || returns.id !== 'bool') return true
  const around = chain.at(-1)?.function.node
  return around?.kind === 'FunctionDef' && around.body.some((one) => decides(one, site.node))
}

/** `if not may(caller): raise`, or `when(may(caller))`. */
function decides(statement: Statement, call: Node): boolean {
  if (!holds(statement, call)) return false
  if (statement.kind === 'If') {
    const { test, body, otherwise } = statement
    if (holds(test, call))
      return test.kind === 'UnaryOperation' && test.operator === 'not' && test.operand.start === call.start
        ? body[0]?.kind === 'Raise'
        : false
    return [...body, ...otherwise].some((one) => decides(one, call))
  }
  return isHandedOn(statement, call)
}

/** It stands among the arguments of another call. */
function isHandedOn(node: unknown, call: Node): boolean {
  if (typeof node !== 'object' || node === null) return false
  if (Array.isArray(node)) return node.some((one) => isHandedOn(one, call))
  const held = node as Partial<Expression> & Node
  if (typeof held.start === 'number' && !holds(held, call)) return false
  if (held.kind === 'Call' && held.start !== call.start) {
    const { args } = held as Expression & { kind: 'Call' }
    if (args.some((one) => one.start === call.start && one.end === call.end)) return true
  }
  return Object.values(node).some((one) => isHandedOn(one, call))
}

const holds = (node: Node, call: Node): boolean => node.start <= call.start && call.end <= node.end
