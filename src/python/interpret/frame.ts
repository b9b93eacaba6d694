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
  return new WrittenCondition(site(frame, test), holds, value)
}

/** Shows its words only when somebody reads them: most conditions are passed unread. */
class WrittenCondition implements ConditionOf {
  readonly site: Site
  readonly value?: Value
  private readonly holds: boolean

  constructor(at: Site, holds: boolean, value: Value | undefined) {
    this.site = at
    this.holds = holds
    if (value) this.value = value
  }

  get text(): string {
    const { module, node } = this.site
    const written = (module.tree?.source.slice(node.start, node.end) ?? '').replace(/\s+/g, ' ').slice(0, 200)
    if (this.holds) return written
    return `not ${/\b(and|or|if)\b/.test(written) ? `(${written})` : written}`
  }
}
