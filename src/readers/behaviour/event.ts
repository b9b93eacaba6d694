import type { CallOf, ConditionOf, FunctionValue, Site, Value } from '../../python/values/value.ts'

/** Something an operation does on its way: calls code outside the project, or raises. */
export interface Event {
  readonly kind: 'call' | 'raise'
  /** `sqlalchemy.ext.asyncio.AsyncSession.execute`; for a class of the project its dotted name. */
  readonly path: string
  readonly receiver: Value | null
  readonly call: CallOf | null
  /** What is raised. */
  readonly exception: Value | null
  readonly site: Site
  /** The calls that lead here, outermost first. */
  readonly chain: readonly { readonly function: FunctionValue; readonly site: Site }[]
  readonly conditions: readonly ConditionOf[]
  readonly inLoop: boolean
  /** What `try` statements around it catch, innermost last; null catches everything. */
  readonly catching: readonly (readonly (Value | null)[])[]
}

/** What following one callable showed. */
export interface Run {
  readonly callee: Value
  readonly events: readonly Event[]
  /** What it hands to whoever asked for it. */
  readonly result: Value
  /** False when a bound was reached or the callable could not be read. */
  readonly complete: boolean
}
