import type { Scope } from '../../blueprint/check/scope.ts'
import type { Table } from '../../model/index.ts'

/** What is to be built, as every feature is told it: a blueprint without problems, and the tables it asks for. */
export interface Design {
  readonly scope: Scope
  readonly tables: readonly Table[]
}

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

/** A part of a backend. Its Python is laid out and checked afterwards, all in one place. */
export type Feature = (design: Design) => readonly WrittenFile[]
