import type { CallOf, ConditionOf, FunctionValue, Site, Value } from '../../python/values/value.ts'

/** Something an operation does on its way: calls code outside the project, raises, or sets an attribute of an object it did not make. */
export interface Event {
  readonly kind: 'call' | 'raise' | 'set'
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
  /** Whether what is raised leaves every `try` around it. */
  readonly escapes: boolean
}

/** A function of the project is asked something about the caller alone. */
export interface Asking {
  readonly function: FunctionValue
  readonly site: Site
  /** The calls that lead here, outermost first. */
  readonly chain: Event['chain']
}

/** A function of the project puts something in a queue, by its name. */
export interface Queued {
  readonly name: string
  readonly site: Site
  readonly chain: Event['chain']
  readonly inLoop: boolean
}

/** A function of the project is told a measure: a number, beside other numbers or texts. */
export interface Measured {
  readonly function: FunctionValue
  readonly site: Site
  readonly chain: Event['chain']
  /** What it is given, by the names of its parameters. */
  readonly given: ReadonlyMap<string, Value>
}

/** A function of the project keeps what another one answers, for so many seconds. */
export interface Kept {
  readonly seconds: number
  readonly site: Site
}

/** What following one callable showed. */
export interface Run {
  readonly callee: Value
  readonly events: readonly Event[]
  /** Where it calls async functions of the project, and their names. */
  readonly coroutines?: ReadonlyMap<Site, string>
  /** What is asked about the caller on the way. */
  readonly asked?: readonly Asking[]
  /** What functions of the project are told to start later. */
  readonly queued?: readonly Queued[]
  /** What functions of the project are told to hold something to. */
  readonly measured?: readonly Measured[]
  /** What is kept of what is looked for on the way. */
  readonly kept?: readonly Kept[]
  /** What it hands to whoever asked for it. */
  readonly result: Value
  /** False when a bound was reached or the callable could not be read. */
  readonly complete: boolean
  /** What it raises on every way, where that is being followed. */
  readonly raised?: Value
}
