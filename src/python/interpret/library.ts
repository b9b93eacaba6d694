import type { CallOf, ClassValue, Instance, Site, Value } from '../values/value.ts'
import type { Machine } from './machine.ts'

/**
 * What is known about code outside the project. The interpreter knows Python alone; readers of a
 * framework add what they know. What nobody describes becomes an Instance that remembers its call.
 */
export interface Summary {
  /** The full dotted name this describes. */
  readonly path: string
  /** Other names of the same thing. */
  readonly aliases?: readonly string[]
  /** Classes it inherits from, outside the project. */
  readonly bases?: readonly string[]
  /** Called as a function; for a class this replaces construction. Undefined falls back to an Instance. */
  readonly call?: (call: CallOf, machine: Machine) => Value | undefined
  /** `__init__` of a class: `self` may be an instance of a project class that inherits from it. */
  readonly construct?: (self: Instance, call: CallOf, machine: Machine) => void
  readonly methods?: Readonly<Record<string, (self: Value, call: CallOf, machine: Machine) => Value | undefined>>
  /** Computed attributes of instances. */
  readonly attribute?: (self: Instance, name: string, machine: Machine) => Value | undefined
  /** Attributes of objects whose class in the project inherits from it, asked before the class itself. */
  readonly objectAttribute?: (self: Instance, name: string, machine: Machine, site: Site) => Value | undefined
  /** Attributes that classes of the project get by inheriting from it, when they have none of that name. */
  readonly classAttribute?: (of: ClassValue, name: string, machine: Machine) => Value | undefined
  /** Attributes of the thing itself: class attributes, module constants. */
  readonly members?: Readonly<Record<string, Value>>
  /** `X[...]` when it is more than a generic type. */
  readonly subscript?: (args: readonly Value[], machine: Machine) => Value | undefined
}

export class Library {
  private readonly summaries = new Map<string, Summary>()
  private readonly canonicalNames = new Map<string, string>()
  private readonly packages = new Map<string, string>()
  /** Answers given before; a new summary may change them. */
  private readonly knownNames = new Map<string, string>()
  private readonly knownLineages = new Map<string, readonly Summary[]>()

  add(...summaries: readonly Summary[]): this {
    this.forget()
    for (const summary of summaries) {
      this.summaries.set(summary.path, summary)
      for (const alias of summary.aliases ?? []) this.canonicalNames.set(alias, summary.path)
    }
    return this
  }

  /** All names of one package mean the same as in another: `typing_extensions` and `typing`. */
  rename(from: string, to: string): this {
    this.forget()
    this.packages.set(from, to)
    return this
  }

  private forget(): void {
    this.knownNames.clear()
    this.knownLineages.clear()
  }

  /** The one name a thing has, whatever it was imported as. */
  canonical(path: string): string {
    let known = this.knownNames.get(path)
    if (known === undefined) this.knownNames.set(path, (known = this.resolve(path)))
    return known
  }

  private resolve(path: string): string {
    const known = this.canonicalNames.get(path)
    if (known !== undefined) return known
    const dot = path.indexOf('.')
    const renamed = dot > 0 ? this.packages.get(path.slice(0, dot)) : undefined
    return renamed ? this.resolve(`${renamed}${path.slice(dot)}`) : path
  }

  get(path: string): Summary | undefined {
    return this.summaries.get(path)
  }

  /** The class and everything it inherits from, nearest first. */
  lineage(path: string): readonly string[] {
    const seen: string[] = []
    const visit = (at: string): void => {
      if (seen.includes(at)) return
      seen.push(at)
      for (const base of this.summaries.get(at)?.bases ?? []) visit(base)
    }
    visit(path)
    return seen
  }

  /** The nearest summary in the lineage that has what is asked for. */
  find<T>(path: string, pick: (summary: Summary) => T | undefined): T | undefined {
    let lineage = this.knownLineages.get(path)
    if (!lineage)
      this.knownLineages.set(path, (lineage = this.lineage(path).flatMap((at) => this.summaries.get(at) ?? [])))
    for (const summary of lineage) {
      const found = pick(summary)
      if (found !== undefined) return found
    }
    return undefined
  }
}
