import type { ClassValue, Instance, Site, Value } from '../../../python/values/value.ts'

/** A column as it is declared, before types and names are settled. */
export interface ColumnDraft {
  name: string
  /** What other declarations call it: the key of a `Column`. */
  key: string
  /** The attribute of the model. */
  attribute: string
  /** The objects that declared it: expressions refer to these. */
  readonly sources: readonly Instance[]
  type: Value | null
  nullable: boolean
  primaryKey: boolean
  autoincrement: 'auto' | 'ignore_fk' | boolean
  index: boolean
  unique: boolean
  serverDefault: Value | null
  default: Value | null
  comment: string | null
  info: Value | null
  readonly foreignKeys: readonly Instance[]
  readonly checks: readonly Instance[]
  identity: Instance | null
  computed: Instance | null
  sequence: Instance | null
  readonly sortOrder: number
  readonly site: Site
  /** Why the type is not known, when an annotation named one that SQLAlchemy has no column for. */
  problem: string | null
}

/** A table as it is declared. */
export interface TableDraft {
  readonly name: string
  readonly schema: string | null
  readonly metadata: Instance | null
  readonly model: ClassValue | null
  readonly table: Instance | null
  readonly site: Site
  readonly comment: string | null
  readonly columns: ColumnDraft[]
  /** Constraints and indexes of the table itself. */
  readonly items: Instance[]
  readonly subclasses: ClassValue[]
  /** Every class stored here, with what it maps. */
  readonly classes: { readonly of: ClassValue; readonly attributes: ReadonlyMap<string, Mapped> }[]
}

/** An attribute of a mapped class. */
export interface Mapped {
  readonly value: Value | null
  /** Its annotation, evaluated. */
  readonly type: Value | null
  readonly owner: ClassValue
  readonly site: Site
}

export const idOf = (table: { readonly schema: string | null; readonly name: string }): string =>
  table.schema === null ? table.name : `${table.schema}.${table.name}`
