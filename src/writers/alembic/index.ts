import type { CatalogStep } from '../../model/index.ts'

export interface RevisionRequest {
  readonly there: readonly CatalogStep[]
  readonly back: readonly CatalogStep[]
  /** The revisions it follows. */
  readonly down: readonly string[]
  readonly message: string
}

export const alembicRevision = (request: RevisionRequest): { readonly text: string } => ({ text: request.message })
