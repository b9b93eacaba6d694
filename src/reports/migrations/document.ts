import type {
  Finding,
  MigrationTool,
  ObservedLock,
  ObservedRows,
  Place,
  Supposed,
  Suppressed,
  Unresolved,
} from '../../model/index.ts'

/** What `--format json` prints; docs/schema/migrations-1.json is made from this. */
export interface MigrationsDocument {
  readonly $schema: string
  readonly version: 1
  readonly histories: readonly HistoryEntry[]
  /** Of all histories, in the order they are applied. */
  readonly revisions: readonly RevisionEntry[]
  readonly findings: readonly Finding[]
  /** Findings that comments write off, with their reasons. */
  readonly suppressed: readonly Suppressed[]
}

export interface HistoryEntry {
  readonly folder: string
  readonly tool: MigrationTool
  readonly heads: readonly string[]
  /** The server it was run in. */
  readonly server: string
  readonly revisions: number
  /** What could not be read, and is not part of what was run. */
  readonly unresolved: readonly Unresolved[]
  /** What it speaks of and never makes: it was put there before the first revision. */
  readonly supposed: readonly Supposed[]
}

export interface RevisionEntry {
  readonly id: string
  readonly folder: string
  readonly message: string
  readonly at: Place
  readonly roundTrip: boolean
  /** Why it does not come back exactly, in a sentence; '' when it does. */
  readonly reason: string
  readonly differences: readonly string[]
  readonly statements: readonly StatementEntry[]
}

export interface StatementEntry {
  readonly sql: string
  readonly at: Place
  /** Sent while no transaction is open. */
  readonly outsideTransaction: boolean
  /** What the program does here that hangs on rows or on code outside, and was not run. */
  readonly notReproduced: string | null
  readonly locks: readonly ObservedLock[]
  /** Locks earlier statements of the same transaction have taken. */
  readonly held: readonly ObservedLock[]
  readonly rewrites: readonly string[]
  readonly scans: readonly ObservedRows[]
  /** Rows it inserts, changes or deletes, of the hundred there were. */
  readonly rows: readonly ObservedRows[]
  readonly creates: readonly string[]
  readonly error: string | null
  /** It runs on empty tables only. */
  readonly failsOnRows: boolean
  readonly hazards: readonly Hazard[]
}

export interface Hazard {
  readonly rule: string
  readonly severity: string
  readonly message: string
}

export const migrationsSchemaId = 'urn:backend-architect:schema:migrations-1'
