import type { For, While } from '../ast.ts'
import { assign } from './assign.ts'
import { evaluate } from './expressions.ts'
import { type Completion, type Frame, conditionOf, site } from './frame.ts'
import { elementOf, iterate } from './iterate.ts'
import { runBlock } from './statements.ts'
import { truth } from './truth.ts'

/** Goes through what is known; something unknown is gone through once, for its effects. */
export function runFor(node: For, frame: Frame): Completion {
  const source = evaluate(node.iterable, frame)
  const { items, open } = iterate(source, frame.machine)
  const known = items.slice(0, frame.machine.bounds.iterations)
  if (items.length > known.length || (open && known.length >= frame.machine.bounds.iterations))
    frame.machine.giveUp('bound', `a loop is followed for its first ${known.length} rounds only`, site(frame, node))
  const values = known.length > 0 || !open ? known : [{ value: elementOf(source), condition: null }]
  frame.loops++
  if (open) frame.machine.loops++
  try {
    for (const item of values) {
      assign(node.target, item.value, frame)
      const completion = frame.machine.under(item.condition, () => runBlock(node.body, frame))
      if (completion === 'break' && !open) return 'next'
      if ((completion === 'return' || completion === 'raise') && !open) return completion
    }
  } finally {
    frame.loops--
    if (open) frame.machine.loops--
  }
  return runBlock(node.otherwise, frame)
}

export function runWhile(node: While, frame: Frame): Completion {
  let ended = false
  frame.loops++
  frame.machine.loops++
  try {
    for (let i = 0; i < 100; i++) {
      const known = truth(evaluate(node.test, frame))
      if (known === false) {
        ended = true
        break
      }
      const completion =
        known === null
          ? frame.machine.under(conditionOf(frame, node.test, true), () => runBlock(node.body, frame))
          : runBlock(node.body, frame)
      if (completion === 'return' || completion === 'raise') return known === true ? completion : 'next'
      if (completion === 'break' || known === null) break
    }
  } finally {
    frame.loops--
    frame.machine.loops--
  }
  return ended ? runBlock(node.otherwise, frame) : 'next'
}
