import type { Operation, Table } from '../../../model/index.ts'
import type { ClassDef } from '../../../python/ast.ts'
import type { Kin } from '../field/kin.ts'
import type { Words } from './words.ts'

/** A resource that is there, as the pattern of a new one. */
export interface Sibling {
  readonly table: Table
  readonly kin: Kin
  /** Names of its fields that the new resource does not have: columns, and rows of others it leads to. */
  readonly own: ReadonlySet<string>
  /** Of these, those that are columns. */
  readonly columns: ReadonlySet<string>
  /** Classes that map it, or carry its fields. */
  readonly classes: ReadonlySet<ClassDef>
  readonly words: Words
  /** Whether a text names another resource. */
  isOther(text: string): boolean
  /** Classes that map the tables its keys lead to, of those the new resource has as well. */
  readonly parents: ReadonlySet<ClassDef>
  /** Those of its operations the new resource has as well. */
  readonly basic: readonly Basic[]
  /** Its other operations. */
  readonly extra: readonly Operation[]
  /** Whether its rows are who calls. */
  readonly isCaller: boolean
}

export interface Basic {
  readonly operation: Operation
  readonly does: 'list' | 'read' | 'create' | 'update' | 'delete'
}
