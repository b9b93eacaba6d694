import type { Module as Tree, Expression } from '../ast.ts'
import type { SourceModule } from '../modules/module.ts'
import type {
  Annotation,
  CallOf,
  ClassValue,
  ConditionOf,
  External,
  FunctionValue,
  Instance,
  Site,
  Value,
} from '../values/value.ts'
import type { Frame } from './frame.ts'
import type { Library } from './library.ts'

/** What the interpreter needs to know of the files around it. */
export interface Program {
  /** The project module an absolute name means, seen from a file; null when it lies outside. */
  find(name: string, from: SourceModule | null): SourceModule | null
  /** Modules directly inside a package. */
  children(of: SourceModule): readonly SourceModule[]
  /** Whether a name is a folder of modules without `__init__.py`. */
  isNamespace(name: string, from: SourceModule | null): boolean
  parse(module: SourceModule): Tree
  parseExpression(text: string): Expression | null
  /** A module that is in no file of the project. */
  parseText(text: string): Tree
  /** The content of any file of the project; null when there is none. */
  text(path: string): string | null
  /** Names in a folder of the project, sorted; null when there is no such folder. */
  entries(folder: string): readonly string[] | null
  /** The module a file of the project holds. */
  at(file: string): SourceModule | null
}

/** Told what happens while code is interpreted. */
export interface Observer {
  onCall?(path: string, receiver: Value | null, call: CallOf): void
  onRaise?(exception: Value, site: Site): void
  /** A call of an async function of the project: what comes of it is awaited somewhere, or forgotten. */
  onCoroutine?(of: FunctionValue, site: Site): void
  /** A call of any function of the project. */
  onEnter?(of: FunctionValue, given: CallOf): void
  onReturn?(from: FunctionValue, value: Value): void
  onSet?(to: Instance, name: string, value: Value, site: Site): void
}

export interface GaveUp {
  readonly kind: 'bound' | 'import' | 'syntax'
  readonly text: string
  readonly site: Site | null
}

export interface Bounds {
  /** Evaluated nodes in all. */
  readonly steps: number
  /** Evaluated nodes below one statement of a module. */
  readonly stepsPerStatement: number
  readonly depth: number
  readonly iterations: number
}

export const ORDINARY_BOUNDS: Bounds = { steps: 60_000_000, stepsPerStatement: 3_000_000, depth: 60, iterations: 5_000 }

/** Thrown when a bound is reached; caught where the statement began. */
export class BoundReached extends Error {}

/** A function that can only raise, on its way out to whoever catches it. */
export class Unwinding extends Error {
  readonly exception: Value

  constructor(exception: Value) {
    super('unwinding')
    this.exception = exception
  }
}

export interface Call {
  readonly function: FunctionValue
  readonly site: Site
}

/** The state of one run over a program. */
export class Machine {
  readonly program: Program
  readonly library: Library
  /** Given from outside, or set by the program itself. */
  readonly environment: Record<string, string>
  readonly bounds: Bounds
  readonly modules = new Map<string, SourceModule>()
  /** What had to hold to get here, outermost first. */
  readonly conditions: ConditionOf[] = []
  readonly stack: Call[] = []
  /** How many loops of unknown or known length surround this point. */
  loops = 0
  readonly gaveUp: GaveUp[] = []
  /** What was taken for granted on the way. */
  readonly assumptions: { readonly text: string; readonly site: Site }[] = []
  private readonly given: ReadonlySet<string>
  /** Every class of the project made so far, in order. */
  readonly classes: ClassValue[] = []
  /** Annotations of the class bodies being run, innermost last. */
  readonly pendingAnnotations: Map<string, Annotation>[] = []
  /** What the `try` statements around this point catch, innermost last. */
  readonly catching: { readonly types: readonly (Value | null)[]; readonly passes: readonly boolean[] }[] = []
  /** Whether a call that can only raise ends its caller too; otherwise the caller goes on with an unknown result. */
  unwinds = false
  /** Asked about each test: true when both ways are to be followed although its answer is known. */
  forks: ((test: Expression, tested: Value, frame: Frame) => boolean) | null = null
  /** What code from outside answers, before any summary is asked. */
  answers: ((path: string, receiver: Value | null, call: CallOf) => Value | undefined) | null = null
  /** Asked before a class decorator is called: true when it must not replace or change the class. */
  keepsClass: (of: ClassValue, decorator: Value) => boolean = () => false
  observer: Observer | null = null
  steps = 0
  private statementLimit = Infinity
  /** How many bounds surround this point: the outermost must not let anything out. */
  private boundsAround = 0

  constructor(
    program: Program,
    library: Library,
    environment: Readonly<Record<string, string>>,
    bounds: Bounds = ORDINARY_BOUNDS,
  ) {
    this.program = program
    this.library = library
    this.environment = { ...environment }
    this.given = new Set(Object.keys(environment))
    this.bounds = bounds
  }

  step(): void {
    if (++this.steps > this.statementLimit) throw new BoundReached()
  }

  /** Runs something with a bound of its own; `otherwise` answers when the bound is reached. */
  bounded<T>(
    what: string,
    site: Site | null,
    run: () => T,
    otherwise: () => T,
    limit = this.bounds.stepsPerStatement,
  ): T {
    const outer = this.statementLimit
    this.boundsAround++
    const depths = [this.stack.length, this.conditions.length, this.loops] as const
    this.statementLimit = Math.min(outer, this.steps + limit, this.bounds.steps)
    try {
      return run()
    } catch (error) {
      const overflow = error instanceof RangeError
      if (!overflow && (!(error instanceof BoundReached) || (this.steps > outer && this.boundsAround > 1))) throw error
      this.stack.length = depths[0]
      this.conditions.length = depths[1]
      this.loops = depths[2]
      this.giveUp(
        'bound',
        overflow ? `${what} is nested too deep to follow` : `${what} takes too many steps to follow`,
        site,
      )
      return otherwise()
    } finally {
      this.boundsAround--
      this.statementLimit = outer
    }
  }

  /** Whether the bound of the whole run is reached: nothing more is followed. */
  get exhausted(): boolean {
    return this.steps >= this.bounds.steps
  }

  /** Runs something that must not count against the statement that happened to need it: an import. */
  apart<T>(run: () => T): T {
    const outer = this.statementLimit
    const before = this.steps
    this.statementLimit = this.bounds.steps
    try {
      return run()
    } finally {
      this.statementLimit = outer + (this.steps - before)
    }
  }

  /** A variable the program sets itself; what was given from outside wins. */
  setEnvironment(key: string, value: string, override: boolean): void {
    if (this.given.has(key) || (!override && key in this.environment)) return
    this.environment[key] = value
  }

  assume(text: string, site: Site): void {
    if (!this.assumptions.some((one) => one.text === text)) this.assumptions.push({ text, site })
  }

  giveUp(kind: GaveUp['kind'], text: string, site: Site | null): void {
    this.gaveUp.push({ kind, text, site })
  }

  under<T>(condition: ConditionOf | null, run: () => T): T {
    if (!condition) return run()
    this.conditions.push(condition)
    const depth = this.conditions.length
    try {
      return run()
    } finally {
      this.conditions.length = depth - 1
    }
  }

  /** Classes that name this one as a base. */
  subclassesOf(base: ClassValue): readonly ClassValue[] {
    return this.classes.filter((one) =>
      one.bases.some((of) => of === base || (of.kind === 'generic' && of.origin === base)),
    )
  }

  canonical(value: External): string {
    return this.library.canonical(value.path)
  }
}
