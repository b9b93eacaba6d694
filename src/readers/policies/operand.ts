import type { RowOperand } from '../../model/policy.ts'
import type { Expression } from '../../python/ast.ts'
import { evaluate } from '../../python/interpret/expressions.ts'
import type { Frame } from '../../python/interpret/frame.ts'
import { unknown } from '../../python/values/make.ts'
import type { Value } from '../../python/values/value.ts'
import { secondsOf } from '../seconds.ts'
import { labelsOf, PRINCIPAL } from '../behaviour/labels.ts'
import { columnOf, lastName } from '../queries/entities.ts'
import { written } from '../queries/origin.ts'

/** Steps one part of a condition may take. */
const STEPS = 5_000

/** The value of an expression where it stands; what it does on the way is nobody's business. */
export function valueOf(node: Expression, frame: Frame): Value {
  const { machine } = frame
  const { observer } = machine
  machine.observer = null
  try {
    return machine.bounded(
      'a condition',
      { module: frame.module, node },
      () => evaluate(node, frame),
      () => unknown('a condition that takes too many steps'),
      STEPS,
    )
  } finally {
    machine.observer = observer
  }
}

export const isOfCaller = (value: Value): boolean => labelsOf(value).has(PRINCIPAL)

/** The name of a function from outside: `or_`; '' for anything else. */
export const outsideName = (value: Value): string => (value.kind === 'external' ? lastName(value.path) : '')

const constantOf = (value: Value): RowOperand | null => {
  const held = value.kind === 'member' ? value.value : value
  if (held.kind !== 'constant' || held.type === 'ellipsis') return null
  return { kind: 'constant', value: typeof held.value === 'bigint' ? Number(held.value) : held.value }
}

/** One side of a comparison. */
export function operandOf(
  node: Expression,
  frame: Frame,
  selected: (node: Expression) => RowOperand | null,
): RowOperand {
  if (node.kind === 'BinaryOperation' && /^[-+*/]$/.test(node.operator))
    return {
      kind: 'sum',
      operator: node.operator as '+',
      left: operandOf(node.left, frame, selected),
      right: operandOf(node.right, frame, selected),
    }
  const nested = node.kind === 'Call' ? selected(node) : null
  if (nested) return nested
  const value = valueOf(node, frame)
  const column = columnOf(value, frame.machine)
  if (column) return { kind: isOfCaller(value) ? 'caller' : 'column', ...column }
  const constant = constantOf(value)
  if (constant) return constant
  const seconds = secondsOf(value)
  if (seconds !== null) return { kind: 'length', seconds }
  const name = value.kind === 'instance' && value.class.kind === 'external' ? value.class.path : ''
  if (/\bfunc\.(now|current_timestamp)$/.test(name)) return { kind: 'now' }
  if (/\bfunc\.current_date$/.test(name)) return { kind: 'today' }
  if (value.kind === 'sequence' && !value.open) {
    const values = value.items.map((item) => constantOf(item))
    if (values.length > 0 && values.every((one) => one?.kind === 'constant'))
      return { kind: 'choice', values: values.map((one) => (one as RowOperand & { kind: 'constant' }).value) }
  }
  return { kind: 'unknown', text: written({ module: frame.module, node }) }
}
