import type { Comprehension, ComprehensionClause } from '../ast.ts'
import { newScope } from '../values/scope.ts'
import { distinct, mapping, sequence, setItem } from '../values/make.ts'
import type { Value } from '../values/value.ts'
import { assign } from './assign.ts'
import { evaluate } from './expressions.ts'
import { type Frame, conditionOf } from './frame.ts'
import { elementOf, iterate } from './iterate.ts'
import { truth } from './truth.ts'

export function evaluateComprehension(node: Comprehension, outer: Frame): Value {
  const frame: Frame = { ...outer, scope: newScope('function', outer.scope), around: outer.around ?? outer }
  const found: { key: Value | null; value: Value }[] = []
  const open = each(node.clauses, frame, outer, () => {
    found.push({ key: node.key && evaluate(node.key, frame), value: evaluate(node.element, frame) })
  })
  if (node.form !== 'dict') {
    const values = found.map((one) => one.value)
    return sequence(
      node.form === 'generator' ? 'iterator' : node.form,
      node.form === 'set' ? distinct(values) : values,
      open,
    )
  }
  const result = mapping([], open)
  for (const { key, value } of found) if (key) setItem(result, key, value)
  return result
}

/** Runs `visit` for each combination; true when there may be more than was visited. */
function each(clauses: readonly ComprehensionClause[], frame: Frame, first: Frame, visit: () => void): boolean {
  const [clause, ...rest] = clauses
  if (!clause) {
    visit()
    return false
  }
  // The first source is evaluated outside: in the body of a class it sees its names.
  const source = evaluate(clause.iterable, first)
  const { items, open } = iterate(source, frame.machine)
  const known = items.slice(0, frame.machine.bounds.iterations)
  const values = known.length > 0 || !open ? known : [{ value: elementOf(source), condition: null }]
  let more = open
  if (open) frame.machine.loops++
  for (const one of values) {
    assign(clause.target, one.value, frame)
    const answers = clause.conditions.map((condition) => truth(evaluate(condition, frame)))
    if (answers.includes(false)) continue
    if (answers.includes(null)) more ||= open
    const condition = answers.includes(null)
      ? conditionOf(frame, clause.conditions[answers.indexOf(null)]!, true)
      : one.condition
    more = frame.machine.under(condition, () => each(rest, frame, frame, visit)) || more
  }
  if (open) frame.machine.loops--
  return more
}
