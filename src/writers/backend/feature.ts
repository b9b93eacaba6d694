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
  /** What tests run with, where it has to be said. */
  readonly tested?: string
  /** What it is given where the backend is proven. */
  readonly proven?: string
}

/** Routes somebody else puts into the application. */
export interface Router {
  readonly module: Symbol
  /** Whether it stands under the version of the interface. */
  readonly versioned: boolean
}

/** Something that runs when nobody waits for it. */
export interface BackgroundJob {
  readonly name: string
  readonly run: Symbol
  /** How often it is tried again. */
  readonly retries: number
  readonly exponential: boolean
  /** How long a try may take. */
  readonly seconds: number
  /** After how many seconds it comes again by itself; null where it does not. */
  readonly every: number | null
}

/** A program that runs beside the one that answers requests: one of ours, or somebody else's. */
export type Process = { readonly name: string } & (
  | { readonly command: readonly string[] }
  /** One of somebody else's is found by others through a setting. */
  | { readonly image: string; readonly setting: string; readonly address: string }
)
/** What a database holds beside its tables, as a migration is to send it. */
export type Statement =
  /** A role of the server, made where it is not there; other databases may know it, so it stays. */
  | { readonly kind: 'role'; readonly name: string }
  /** `CREATE OR REPLACE FUNCTION`, by the name it has in `public`. */
  | { readonly kind: 'function'; readonly name: string; readonly sql: string }
  /**
   * A trigger, a policy, the row security of a table. Like a function it is compared with what the migrations lead to:
   * it comes with its table, changes when it reads otherwise, and goes when nobody brings it any more.
   */
  | { readonly kind: 'object'; readonly sql: string }
  /**
   * What no catalog tells, such as rights: sent behind the tables by the first migration after those in which it does
   * not stand. `back` takes it back; null where it may stay.
   */
  | { readonly kind: 'once'; readonly sql: string; readonly back: string | null }

/** A part of a backend. It fills slots; who puts them together knows no feature by name. */
export interface Feature {
  /** Folders of parts it brings as they are. */
  parts?(design: Design): readonly string[]
  files?(design: Design): readonly WrittenFile[]
  /** Those of its files that name a table or a path no resource may have. */
  named?(design: Design): readonly WrittenFile[]
  settings?(design: Design): readonly Setting[]
  routers?(design: Design): readonly Router[]
  /** Modules whose tables belong to the schema. */
  tables?(design: Design): readonly string[]
  /** Functions that are told of each row that changes, in the transaction that changes it. */
  changes?(design: Design): readonly Symbol[]
  /** Functions that are told what happened, after it holds. */
  listeners?(design: Design): readonly Symbol[]
  jobs?(design: Design): readonly BackgroundJob[]
  /** Functions workers call again and again: whether there was anything to do. */
  pulses?(design: Design): readonly Symbol[]
  processes?(design: Design): readonly Process[]
  /** What the migration of its tables sends beside them. */
  statements?(design: Design): readonly Statement[]
  /** What is open while the application runs: asynchronous context managers. */
  lifespan?(design: Design): readonly Symbol[]
  /** Handlers of exceptions: what is caught, and who answers. */
  handlers?(design: Design): readonly (readonly [Symbol, Symbol])[]
  /** Functions that put something around the application, once it is made. */
  around?(design: Design): readonly Symbol[]
  requirements?(design: Design): readonly string[]
  /** What only some want, by what they ask for it with. */
  optional?(design: Design): Readonly<Record<string, readonly string[]>>
}
