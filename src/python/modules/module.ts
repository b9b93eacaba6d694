import type { Module as Tree } from '../ast.ts'
import type { Scope } from '../values/scope.ts'

/** A Python file of the project. */
export interface SourceModule {
  /** Relative to the surveyed folder, with `/`. */
  readonly file: string
  /** `app.api.orders`; the name its own imports are relative to. */
  readonly name: string
  /** Whether it is an `__init__.py`. */
  readonly isPackage: boolean
  readonly scope: Scope
  tree: Tree | null
  state: 'new' | 'running' | 'done'
}
