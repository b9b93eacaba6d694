import type { CatalogChange } from './catalog-change.ts'
import type { Place } from './provenance.ts'
import type { Severity } from './review.ts'

/** Where models and a database differ, and what follows from it. */
export interface Drift {
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly models: { readonly tables: number }
  readonly database: DriftDatabase
  readonly differences: readonly DriftDifference[]
  /** What could not be compared, and why: it is left out of the differences. */
  readonly unknown: readonly string[]
}

export interface DriftDatabase {
  readonly kind: 'migrations' | 'live' | 'blueprint'
  /** The folder of the migrations, the name of the database, or that of the application. */
  readonly name: string
  /** The newest revisions; none of a live database. */
  readonly heads: readonly string[]
  readonly server: string
  readonly tables: number
}

export interface DriftDifference {
  /** From the database to the models: `added` is what only the models have. */
  readonly change: CatalogChange
  readonly severity: Severity
  /** `orders.total is VARCHAR(20) in the models and text in the database` */
  readonly message: string
  /** What it does to whoever runs the program. */
  readonly means: string
  /** Where the models say so. */
  readonly at: Place | null
}
