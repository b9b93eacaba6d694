import type { StatedBudgets } from '../../model/index.ts'

/** What a blueprint says of a backend that was built from it, as far as proving it hangs on that. */
export interface Described {
  /** Null where nobody signs in. */
  readonly accounts: DescribedAccounts | null
  readonly budgets: StatedBudgets
  /** `tasks=5000000`: rows of tables. */
  readonly rows: readonly string[]
  readonly openings: readonly Opening[]
  readonly demands: readonly Demand[]
}

/** An operation that asks for a role and for nothing else. */
export interface Demand {
  readonly method: string
  /** Below what the interface begins with: `/users/{user_id}/role`. */
  readonly path: string
  /** Roles that open it. */
  readonly roles: readonly string[]
}

export interface DescribedAccounts {
  readonly keeper: 'builtin' | 'better-auth'
  /** Whether mails let people in, and nobody has a password. */
  readonly byLink: boolean
  /** The table of people. */
  readonly table: string
  /** The column of that table that holds the role. */
  readonly roleColumn: string | null
  /** The highest first. */
  readonly roles: readonly string[]
  /** The lowest role that may make whatever belongs to whoever makes it. */
  readonly ordinary: string | null
  /** Whether whoever leaves is erased after a while only. */
  readonly erasedLater: boolean
  readonly tenant: { readonly column: string; readonly table: string } | null
}

/** What rules open of the rows of a resource to people who have nothing to do with them. */
export interface Opening {
  /** The path of all of its rows, below what the interface begins with: `/tasks`. */
  readonly path: string
  /** What whoever has the ordinary role may do with every row of their tenant. */
  readonly verbs: readonly Verb[]
  /** Whether rows belong to a tenant. */
  readonly tenanted: boolean
  /** Members with which a new row is kept from others. */
  readonly closing: Readonly<Record<string, boolean>>
}

export type Verb = 'read' | 'update' | 'delete'
