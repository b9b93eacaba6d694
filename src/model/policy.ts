import type { Place } from './provenance.ts'

/** A function that is asked who may do what with rows, read from what it answers. */
export interface Policy {
  /** Where it stands and what it is called: `app/access/task.py:readable`. */
  readonly id: string
  readonly name: string
  readonly at: Place
  /** What has to hold for a caller. */
  readonly condition: RowCondition
  /** What has to hold where nobody is signed in; null where that is not asked. */
  readonly anonymous: RowCondition | null
}

/** An operation asks a policy about rows of a table; '' where nothing says of which. */
export interface PolicyUse {
  readonly policy: string
  readonly table: string
}

/** What has to hold of a row, of the caller, or of both. */
export type RowCondition =
  | { readonly kind: 'any' | 'all'; readonly sides: readonly RowCondition[] }
  | { readonly kind: 'not'; readonly side: RowCondition }
  | {
      readonly kind: 'compare'
      readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>='
      readonly left: RowOperand
      readonly right: RowOperand
    }
  /** Something that is true or not by itself. */
  | { readonly kind: 'holds'; readonly of: RowOperand }
  /** The caller has this role, or one that includes it. */
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'constant'; readonly value: boolean }
  /** A column of the row is among those of other rows. */
  | { readonly kind: 'among'; readonly left: RowOperand; readonly rows: SelectedRows }
  /** Another policy holds, of this row. */
  | { readonly kind: 'policy'; readonly policy: string }
  /** Something else, as it is written. */
  | { readonly kind: 'unknown'; readonly text: string }

export interface SelectedRows {
  readonly table: string
  readonly column: string
  readonly where: RowCondition
}

export type RowOperand =
  | { readonly kind: 'column'; readonly table: string; readonly column: string }
  /** A column of the caller's own row. */
  | { readonly kind: 'caller'; readonly table: string; readonly column: string }
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null }
  /** Some of them: `in (...)`. */
  | { readonly kind: 'choice'; readonly values: readonly (string | number | boolean | null)[] }
  | { readonly kind: 'now' | 'today' }
  /** So much time. */
  | { readonly kind: 'length'; readonly seconds: number }
  | {
      readonly kind: 'sum'
      readonly operator: '+' | '-' | '*' | '/'
      readonly left: RowOperand
      readonly right: RowOperand
    }
  /** What one other row holds. */
  | { readonly kind: 'selected'; readonly rows: SelectedRows }
  | { readonly kind: 'unknown'; readonly text: string }
