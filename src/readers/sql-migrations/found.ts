import type { MigrationTool } from '../../model/history.ts'

/** What a tool keeps in one folder, before its SQL is read. */
export interface FoundFolder {
  readonly folder: string
  readonly tool: MigrationTool
  /** In the order they are applied. */
  readonly migrations: readonly FoundMigration[]
}

export interface FoundMigration {
  readonly id: string
  readonly message: string
  readonly file: string
  readonly up: Part
  readonly back: Part | null
}

/** The stretch of a file that is one script. */
export interface Part {
  readonly file: string
  /** Null for the whole file. */
  readonly stretch: { readonly from: number; readonly to: number } | null
  readonly transaction: Transaction
}

/**
 * - around: the tool opens one
 * - where possible: the tool opens one, unless the script holds what refuses to run in it
 * - one message: the whole script is sent at once, and the server takes several statements as one transaction
 * - none: each statement by itself
 */
export type Transaction = 'around' | 'where possible' | 'one message' | 'none'

/** How a tool names its files: takes those it knows from all `.sql` files of a project. */
export interface Convention {
  find(paths: readonly string[], texts: Texts): readonly FoundFolder[]
}

/** The files of a project as text, each read once. */
export interface Texts {
  has(path: string): boolean
  /** Null for what cannot be read, or is no text. */
  read(path: string): string | null
}

export const wholeFile = (file: string, transaction: Transaction): Part => ({ file, stretch: null, transaction })
