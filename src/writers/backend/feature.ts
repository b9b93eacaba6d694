import type { Scope } from '../../blueprint/check/scope.ts'
import type { Table } from '../../model/index.ts'
import type { Fragment } from '../../python/emit/fragment.ts'
import type { Symbol } from '../../python/emit/symbol.ts'

/** What is to be built, as every feature is told it: a blueprint without problems, and the tables it asks for. */
export interface Design {
  readonly scope: Scope
  readonly tables: readonly Table[]
  /** Files that are the same in every backend, by the feature they lie with, then by path. */
  readonly parts: Parts
}

export type Parts = ReadonlyMap<string, ReadonlyMap<string, string>>

/**
 * Whose a file is: `owned` is written anew while nobody changed it, `shared` is merged with what people made of it,
 * `seed` is written once.
 */
export type Owner = 'owned' | 'shared' | 'seed'

export interface WrittenFile {
  /** From the folder of the backend, with `/`. */
  readonly path: string
  readonly owner: Owner
  readonly text: string
}

/** Something that is chosen where the backend runs. */
export interface Setting {
  readonly name: string
  readonly type: Fragment
  /** Null for what has to be said. */
  readonly default: Fragment | null
  /** Whether it has to be said although its default is something: what it is held to. */
  readonly required?: true
  readonly says: string
  /** As `.env.example` shows it. */
  readonly example: string
  /** The command that makes a value. */
  readonly made?: string
}

/** Routes somebody else puts into the application. */
export interface Router {
  readonly module: Symbol
  /** Whether it stands under the version of the interface. */
  readonly versioned: boolean
}

/** A part of a backend. It fills slots; who puts them together knows no feature by name. */
export interface Feature {
  /** Folders of parts it brings as they are. */
  parts?(design: Design): readonly string[]
  files?(design: Design): readonly WrittenFile[]
  settings?(design: Design): readonly Setting[]
  routers?(design: Design): readonly Router[]
  /** Modules whose tables belong to the schema. */
  tables?(design: Design): readonly string[]
  /** What is open while the application runs: asynchronous context managers. */
  lifespan?(design: Design): readonly Symbol[]
  /** Handlers of exceptions: what is caught, and who answers. */
  handlers?(design: Design): readonly (readonly [Symbol, Symbol])[]
  requirements?(design: Design): readonly string[]
}
