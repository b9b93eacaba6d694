/**
 * What a server holds, as it spells it itself. Two of these are compared, never two texts somebody wrote: defaults,
 * expressions and types are normalised by the one who will execute them.
 */
export interface Catalog {
  readonly schemas: readonly string[]
  readonly extensions: readonly string[]
  readonly enums: readonly CatalogEnum[]
  readonly domains: readonly CatalogDomain[]
  /** Sequences that belong to no column. */
  readonly sequences: readonly CatalogSequence[]
  readonly tables: readonly CatalogTable[]
  readonly views: readonly CatalogView[]
  readonly functions: readonly CatalogFunction[]
  /** What hangs on what; it is no part of what is compared. */
  readonly links?: CatalogLinks
}

/** A thing by its kind and its names: `['column', 'public', 'orders', 'total']`. */
export type CatalogKey = readonly string[]

/** What tells the order in which things can be made and taken away. */
export interface CatalogLinks {
  /** The first cannot be without the second: a view without a column, a default without a function. */
  readonly needs: readonly (readonly [CatalogKey, CatalogKey])[]
  /** Sequences that go with a column. */
  readonly owned: readonly CatalogOwnedSequence[]
  /** Constraints the server made for itself, one for each partition another one leads to. */
  readonly clones: readonly CatalogKey[]
}

export interface CatalogOwnedSequence extends CatalogName {
  readonly type: string
  readonly identity: boolean
  readonly of: CatalogKey
}

export interface CatalogName {
  readonly schema: string
  readonly name: string
}

export interface CatalogEnum extends CatalogName {
  readonly values: readonly string[]
}

export interface CatalogDomain extends CatalogName {
  readonly type: string
  readonly notNull: boolean
  readonly default: string | null
  readonly checks: readonly { readonly name: string; readonly definition: string }[]
}

export interface CatalogSequence extends CatalogName {
  readonly type: string
  readonly start: string
  readonly increment: string
}

export interface CatalogTable extends CatalogName {
  readonly unlogged: boolean
  readonly comment: string | null
  /** `RANGE (created_at)` of a partitioned table; null for any other. */
  readonly partitionedBy: string | null
  readonly partitionOf: { readonly parent: string; readonly bound: string } | null
  /** By position. */
  readonly columns: readonly CatalogColumn[]
  readonly constraints: readonly CatalogConstraint[]
  /** Those that carry no constraint. */
  readonly indexes: readonly CatalogIndex[]
  readonly triggers: readonly { readonly name: string; readonly definition: string }[]
  readonly policies: readonly CatalogPolicy[]
  readonly rowSecurity: 'off' | 'on' | 'forced'
}

export interface CatalogColumn {
  readonly name: string
  /** `character varying(120)`, `timestamp with time zone`. */
  readonly type: string
  readonly notNull: boolean
  readonly default: string | null
  readonly identity: 'always' | 'by default' | null
  readonly generated: { readonly expression: string; readonly stored: boolean } | null
  /** Where it is not the default of the type. */
  readonly collation: string | null
  readonly comment: string | null
}

export interface CatalogConstraint {
  readonly name: string
  readonly kind: 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclude'
  /** The clause as the server writes it: `FOREIGN KEY (order_id) REFERENCES orders(id)`. */
  readonly definition: string
  readonly columns: readonly string[]
  /** The table a foreign key leads to, `schema.name`. */
  readonly references: string | null
  readonly valid: boolean
}

export interface CatalogIndex {
  readonly name: string
  /** The whole statement: `CREATE INDEX ... ON ... USING btree (...)`. */
  readonly definition: string
  readonly columns: readonly string[]
  readonly unique: boolean
  readonly valid: boolean
}

export interface CatalogPolicy {
  readonly name: string
  /** `AS PERMISSIVE FOR SELECT TO public USING (...)` */
  readonly definition: string
}

export interface CatalogView extends CatalogName {
  readonly materialized: boolean
  readonly definition: string
}

export interface CatalogFunction extends CatalogName {
  /** The types that tell it from others of its name. */
  readonly arguments: string
  readonly definition: string
}
