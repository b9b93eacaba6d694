import type { Expression } from '../ast.ts'
import { isNone } from '../values/ask.ts'
import { alternatives } from '../values/make.ts'
import { read, target } from '../values/scope.ts'
import type { Value } from '../values/value.ts'
import type { Frame } from './frame.ts'
import { truth } from './truth.ts'

/**
 * Runs a branch with what its test says about a name: after `if user is None: raise`, `user` is no
 * longer None. Only names bound to alternatives can be narrowed; the old value returns afterwards.
 */
export function narrowed<T>(test: Expression, frame: Frame, holds: boolean, run: () => T): T {
  const restore = narrow(test, frame, holds)
  try {
    return run()
  } finally {
    restore()
  }
}

/** Narrows for good (until reassigned); returns the way back. */
export function narrow(test: Expression, frame: Frame, holds: boolean): () => void {
  if (test.kind === 'UnaryOperation' && test.operator === 'not') return narrow(test.operand, frame, !holds)
  if (test.kind === 'BooleanOperation') {
    if ((test.operator === 'and') !== holds) return () => {}
    const first = narrow(test.left, frame, holds)
    const second = narrow(test.right, frame, holds)
    return () => {
      second()
      first()
    }
  }
  const question = questionOf(test)
  if (!question) return () => {}
  const before = read(frame.scope, question.name)
  if (before?.kind !== 'alternatives') return () => {}
  const left = before.options.filter((option) => question.answer(option.value) !== !holds)
  if (left.length === 0 || left.length === before.options.length) return () => {}
  const scope = target(frame.scope, question.name)
  const after = alternatives(left)
  scope.variables.set(question.name, after)
  return () => {
    if (scope.variables.get(question.name) === after) scope.variables.set(question.name, before)
  }
}

function questionOf(test: Expression): { name: string; answer: (value: Value) => boolean | null } | null {
  if (test.kind === 'Name') return { name: test.id, answer: truth }
  if (test.kind === 'NamedExpression') return { name: test.target.id, answer: truth }
  if (test.kind !== 'Comparison' || test.operators.length !== 1) return null
  const [left, right] = test.operands
  const name = left?.kind === 'Name' ? left.id : left?.kind === 'NamedExpression' ? left.target.id : null
  if (!name || right?.kind !== 'Constant' || right.type !== 'none') return null
  const operator = test.operators[0]
  const none = (value: Value): boolean | null => (value.kind === 'unknown' ? null : isNone(value))
  if (operator === 'is' || operator === '==') return { name, answer: none }
  if (operator === 'is not' || operator === '!=')
    return {
      name,
      answer: (value) => {
        const answer = none(value)
        return answer === null ? null : !answer
      },
    }
  return null
}
