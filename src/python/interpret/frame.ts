import type { Expression, Node } from '../ast.ts'
import type { SourceModule } from '../modules/module.ts'
import type { Scope } from '../values/scope.ts'
import type { ConditionOf, FunctionValue, Option, Site, Value } from '../values/value.ts'
import type { Machine } from './machine.ts'

/** One activation: a module body, a class body or a function call. */
export interface Frame {
  readonly machine: Machine
  readonly module: SourceModule
  readonly scope: Scope
  readonly function: FunctionValue | null
  /** What was passed as the first parameter of a method: `super()` needs it. */
  readonly self: Value | null
  readonly returns: Option[]
  /** Collected by `yield`; null when the function is no generator. */
  readonly yields: Value[] | null
  raised: Value | null
  /** Loops around the statement being run, in this activation. */
  loops: number
  /** Around a comprehension: where `:=` inside it binds its name. */
  readonly around?: Frame
  /** Where code that is in no file of the project was called from: what it does is done there. */
  readonly calledFrom?: Site
}

/** How a statement ended. */
export type Completion = 'next' | 'return' | 'raise' | 'break' | 'continue'

export const site = (frame: Frame, node: Node): Site => ({ module: frame.module, node })

export function sourceOf(frame: Frame, node: Node): string {
  return frame.module.tree?.source.slice(node.start, node.end) ?? ''
}

/** The condition a test states, as written; negated for the other branch. */
export function conditionOf(frame: Frame, test: Expression, holds: boolean, value?: Value): ConditionOf {
  const written = sourceOf(frame, test).replace(/\s+/g, ' ').slice(0, 200)
  return { text: holds ? written : `not ${/\b(and|or|if)\b/.test(written) ? `(${written})` : written}`, site: site(frame, test), ...(value ? { value } : {}) }
}
