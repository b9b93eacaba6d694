/** What a build did, as reports tell it. */
export interface BuiltReport {
  readonly app: string
  readonly steps: readonly BuiltStep[]
  readonly revision: { readonly path: string; readonly message: string } | null
  readonly noRevision: string | null
  readonly warnings: readonly string[]
  readonly conflicts: readonly { readonly path: string; readonly unit: string }[]
  readonly notBuilt: readonly string[]
  /** How many files change, the ledger's own among them. */
  readonly changes: number
  /** Texts before and after, of the files that people read. */
  readonly texts: readonly { readonly path: string; readonly before: string; readonly after: string }[]
  readonly dryRun: boolean
  /** Whether code that was there was taken under the ledger. */
  readonly adopted: boolean
  readonly written: boolean
}

export interface BuiltStep {
  readonly path: string
  readonly does: 'write' | 'leave' | 'merge' | 'conflict' | 'beside' | 'delete'
  readonly why: string
  /** Whether it stays since people made it their own. */
  readonly yours: boolean
}
