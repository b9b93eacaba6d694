import type { Supposed } from '../../model/index.ts'

/** What a history finds when it begins, as statements in the order they are sent. */
export interface Foundation {
  readonly statements: readonly FoundationStatement[]
}

export interface FoundationStatement {
  readonly sql: string
  /** Null for what only says more about another one. */
  readonly supposed: Supposed | null
}

/** That of a history which makes everything itself. */
export const NO_FOUNDATION: Foundation = { statements: [] }
