import type { Expression, FunctionDef, Lambda, ClassDef, Node } from '../ast.ts'
import type { SourceModule } from '../modules/module.ts'
import type { Scope } from './scope.ts'

/** Where in the program something was written. */
export interface Site {
  readonly module: SourceModule
  readonly node: Node
}

/** A value of the program as far as its text tells. What cannot be told is Unknown, never guessed. */
export type Value =
  | Constant
  | Sequence
  | Mapping
  | FunctionValue
  | BoundMethod
  | ClassValue
  | EnumMember
  | Instance
  | ModuleValue
  | External
  | Generic
  | Native
  | Alternatives
  | Unknown

export interface Constant {
  readonly kind: 'constant'
  readonly type: 'str' | 'bytes' | 'int' | 'float' | 'complex' | 'bool' | 'none' | 'ellipsis'
  readonly value: string | number | bigint | boolean | null
  /** The setting whose default this is: where the program runs it may be another value. */
  readonly setting?: string
}

/** A list, tuple or set. Mutable, as in Python: identity matters. */
export interface Sequence {
  readonly kind: 'sequence'
  readonly type: 'list' | 'tuple' | 'set' | 'iterator'
  items: Value[]
  /** True when there may be more items than are known. */
  open: boolean
}

export interface Mapping {
  readonly kind: 'mapping'
  /** By `keyOf(key)`, in insertion order. */
  readonly entries: Map<unknown, { readonly key: Value; value: Value }>
  open: boolean
  /** What makes an item that is missing: `defaultdict(list)`. */
  readonly factory?: Value
}

export interface FunctionValue {
  readonly kind: 'function'
  readonly name: string
  readonly node: FunctionDef | Lambda
  readonly site: Site
  /** The scope the function was written in. */
  readonly scope: Scope
  /** Evaluated where the function was defined, as Python does. */
  readonly defaults: ReadonlyMap<string, Value>
  /** Annotations already evaluated because their names change later (a loop); the others wait. */
  readonly annotations: Map<string, Value>
  /** The class whose body it stands in. */
  owner: ClassValue | null
  /** Set by `functools.wraps`: the function whose signature this one shows. */
  wrapped: Value | null
  /** Attributes set on the function object. */
  readonly attributes: Map<string, Value>
  /** Decorators that were passed through, innermost first, as they were written. */
  readonly decorators: { readonly value: Value; readonly node: Expression }[]
}

export interface BoundMethod {
  readonly kind: 'method'
  readonly function: FunctionValue | Native | External
  readonly self: Value
}

export interface ClassValue {
  readonly kind: 'class'
  readonly name: string
  readonly qualname: string
  readonly node: ClassDef | null
  readonly site: Site
  readonly bases: readonly Value[]
  /** Method resolution order: this class first; bases from outside are External. */
  readonly mro: readonly Value[]
  readonly namespace: Map<string, Value>
  readonly scope: Scope
  /** Annotated names of the body, in order. */
  readonly annotations: Map<string, Annotation>
  readonly keywords: ReadonlyMap<string, Value>
  readonly decorators: { readonly value: Value; readonly node: Expression }[]
  /** Documents the class: the first string of its body. */
  readonly docstring: string | null
}

export interface Annotation {
  readonly expression: Expression
  readonly site: Site
  readonly scope: Scope
  /** Filled when it had to be evaluated where it stands. */
  value: Value | null
}

export interface EnumMember {
  readonly kind: 'member'
  readonly class: ClassValue
  readonly name: string
  readonly value: Value
  /** What its constructor set besides. */
  readonly attributes?: ReadonlyMap<string, Value>
}

/** An object: of a class of the project, or whatever calling something outside returned. */
export interface Instance {
  readonly kind: 'instance'
  readonly class: ClassValue | External
  readonly attributes: Map<string, Value>
  readonly args: readonly Value[]
  readonly keywords: ReadonlyMap<string, Value>
  /** What the method was called on, when a method from outside made it: `select(...)` of `.where(...)`. */
  readonly receiver: Value | null
  readonly site: Site | null
  /** Labels that travel with the value: who the caller is, what came from the request. */
  readonly labels: readonly string[]
}

export interface ModuleValue {
  readonly kind: 'module'
  readonly module: SourceModule
}

/** Something that lives outside the project, by its full dotted name: `fastapi.FastAPI`. */
export interface External {
  readonly kind: 'external'
  readonly path: string
}

/** A subscripted type: `list[int]`, `Annotated[X, ...]`, `X | Y` (origin `typing.Union`). */
export interface Generic {
  readonly kind: 'generic'
  readonly origin: Value
  readonly args: readonly Value[]
}

/** A function the interpreter itself provides. */
export interface Native {
  readonly kind: 'native'
  readonly name: string
  readonly call: (call: CallOf) => Value
}

/** What a call hands over. */
export interface CallOf {
  readonly args: readonly Value[]
  readonly keywords: ReadonlyMap<string, Value>
  /** True when `*args` or `**kwargs` of unknown content was passed too. */
  readonly open: boolean
  readonly site: Site
}

/** One of several values, each under the condition that leads to it. */
export interface Alternatives {
  readonly kind: 'alternatives'
  readonly options: readonly Option[]
}
export interface Option {
  readonly value: Value
  readonly condition: ConditionOf | null
  /** Of what a function returns: the last conditions that had to hold to get there, that one included. */
  readonly after?: readonly ConditionOf[]
}
export interface ConditionOf {
  readonly text: string
  readonly site: Site
  /** What was tested, when it was evaluated. */
  readonly value?: Value
}

export interface Unknown {
  readonly kind: 'unknown'
  readonly why: string
  readonly site: Site | null
  readonly labels: readonly string[]
  /** Of text that was composed: what it was made of, in order. */
  readonly parts?: readonly Value[]
  /** The field of a class it was read from, where that says more of it: `Order.name`. */
  readonly field?: string
  /** What it surely is, where that says what it cannot hold: `int`, `Literal`, `Enum`. */
  readonly type?: string
}
