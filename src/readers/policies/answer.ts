import type { RowCondition } from '../../model/policy.ts'
import type { Expression, Statement } from '../../python/ast.ts'
import type { Frame } from '../../python/interpret/frame.ts'
import { isNone } from '../../python/values/ask.ts'
import type { FunctionValue } from '../../python/values/value.ts'
import { type ConditionReader, chosen } from './condition.ts'
import { isOfCaller, valueOf } from './operand.ts'

export interface Answer {
  readonly condition: RowCondition
  readonly anonymous: RowCondition | null
}

/** What a function answers: each `return`, under what has to hold to get there. Null for one that does anything else. */
export function answerOf({ node }: FunctionValue, frame: Frame, reader: ConditionReader): Answer | null {
  if (node.kind === 'Lambda') return { condition: reader.read(node.body, frame), anonymous: null }
  return node.async || node.generator ? null : answered(node.body, frame, reader)
}

function answered(body: readonly Statement[], frame: Frame, reader: ConditionReader): Answer | null {
  const [first, ...rest] = body.filter((one) => !isWords(one))
  if (!first) return null
  if (first.kind === 'Return')
    return first.value ? { condition: reader.read(first.value, frame), anonymous: null } : null
  if (first.kind !== 'If') return null
  const yes = answered(first.body, frame, reader)
  const no = answered(first.otherwise.length > 0 ? first.otherwise : rest, frame, reader)
  if (!yes || !no) return null
  const asks = asksWhether(first.test, frame)
  if (asks === 'nobody') return { condition: no.condition, anonymous: yes.condition }
  if (asks === 'somebody') return { condition: yes.condition, anonymous: no.condition }
  // `caller is None or ...`: what stands behind it is asked of somebody.
  const behind = behindNobody(first.test, frame)
  const test = reader.read(behind ?? first.test, frame)
  return {
    condition: chosen(test, yes.condition, no.condition),
    anonymous: behind ? yes.condition : no.anonymous,
  }
}

function behindNobody(test: Expression, frame: Frame): Expression | null {
  return test.kind === 'BooleanOperation' && test.operator === 'or' && asksWhether(test.left, frame) === 'nobody'
    ? test.right
    : null
}

const isWords = (one: Statement): boolean => one.kind === 'ExpressionStatement' && one.value.kind === 'Constant'

/** `caller is None`, `not caller`: whether anybody is signed in. */
function asksWhether(test: Expression, frame: Frame): 'nobody' | 'somebody' | null {
  const isCaller = (node: Expression): boolean => node.kind === 'Name' && isOfCaller(valueOf(node, frame))
  if (test.kind === 'UnaryOperation' && test.operator === 'not' && isCaller(test.operand)) return 'nobody'
  if (isCaller(test)) return 'somebody'
  if (test.kind !== 'Comparison' || test.operands.length !== 2) return null
  const [left, right] = test.operands
  if (!left || !right || !isCaller(left) || !isNone(valueOf(right, frame))) return null
  return /^(is|==)$/.test(test.operators[0] ?? '') ? 'nobody' : 'somebody'
}
