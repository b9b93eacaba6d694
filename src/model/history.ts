import type { Place } from './provenance.ts'
import type { Unresolved } from './knowledge.ts'
import type { Finding, Suppressed } from './review.ts'

/** Who wrote the revisions down, and decides in which order and in which transaction they run. */
export type MigrationTool =
  | 'alembic'
  | 'dbmate'
  | 'drizzle'
  | 'flyway'
  | 'golang-migrate'
  | 'prisma'
  | 'sql'
  | 'supabase'

/**
 * The revisions of one folder with what each asks of the database, in the order they are applied. Readers write it
 * with changes as data; written out as SQL it can be run.
 */
export interface History<Step = RunnableStep> {
  readonly folder: string
  readonly tool: MigrationTool
  readonly heads: readonly string[]
  readonly revisions: readonly HistoryRevision<Step>[]
  /** What could not be read, with the reason: it is not run either. */
  readonly unresolved: readonly Unresolved[]
}

export interface HistoryRevision<Step = RunnableStep> {
  readonly id: string
  /** The revisions that have to be there first; none for the first one, several for a merge. */
  readonly down: readonly string[]
  readonly message: string
  readonly at: Place
  readonly up: Script<Step>
  /** The way back; null where the tool or the author knows none. */
  readonly back: Script<Step> | null
}

export interface Script<Step = RunnableStep> {
  readonly steps: readonly Step[]
  /** Whether the tool opens a transaction around it. */
  readonly transactional: boolean
  /** Why it always fails, as written: `raise NotImplementedError("cannot go back")`; null for one that runs. */
  readonly refuses: string | null
}

/** One statement as it is sent. */
export interface RunnableStep {
  readonly sql: string
  readonly at: Place
  /** Sent while no transaction is open: an autocommit block, or a script without a transaction. */
  readonly outsideTransaction: boolean
  /** What the program does here that is not run, because it hangs on rows or on code outside: `session.query(User)`. */
  readonly notReproduced: string | null
}

/** A history after it was run up, down and up again, with what was observed. */
export interface RehearsedHistory extends Omit<History, 'revisions'> {
  readonly server: string
  readonly revisions: readonly RehearsedRevision[]
  /** What it takes for granted and never makes: it was put there before the first revision. */
  readonly supposed: readonly Supposed[]
  /** The statements that put it there. */
  readonly foundation: readonly string[]
}

/** A thing a history speaks of and never makes, as it was supposed to be. */
export interface Supposed {
  readonly kind:
    | 'table'
    | 'column'
    | 'constraint'
    | 'index'
    | 'type'
    | 'sequence'
    | 'view'
    | 'function'
    | 'trigger'
    | 'policy'
  /** `orders`, `orders.customer_id`. */
  readonly name: string
  /** As SQL: the type of a column, the clause of a constraint; '' where the name says all. */
  readonly definition: string
  readonly from: SupposedFrom
}

/** Where it is taken from, the surest first: what stands in code, or what was only guessed. */
export type SupposedFrom = 'the way back' | 'the models' | 'its use' | 'its name'

export interface RehearsedRevision extends HistoryRevision {
  /** Its statements in order, run with rows in the tables they name: several faults show only then. */
  readonly observed: readonly ObservedStatement[]
  /** True when down led exactly to where up began and up again to where it ended. */
  readonly roundTrip: boolean
  /** Why it is not true, in a sentence; '' when it is. */
  readonly reason: string
  /** What differs afterwards, a line each: `- index ix_users_email` lost, `+ ...` left behind. */
  readonly differences: readonly string[]
}

/** A statement that was run, and what the server says it did. */
export interface ObservedStatement {
  readonly sql: string
  readonly at: Place
  readonly outsideTransaction: boolean
  readonly notReproduced: string | null
  /** New with this statement; what the transaction already had is in `held`. Only on relations that existed before it. */
  readonly locks: readonly ObservedLock[]
  /** Locks of earlier statements of the same transaction, still held while this one runs. */
  readonly held: readonly ObservedLock[]
  /** Relations whose file was written anew. */
  readonly rewrites: readonly string[]
  /** Tables that were read from end to end, with the rows that were there. */
  readonly scans: readonly ObservedRows[]
  readonly changes: readonly ObservedRows[]
  /** Relations it created: nobody waits for those. */
  readonly creates: readonly string[]
  /** What the server answered instead of doing it; null when it did. */
  readonly error: string | null
  /** Only with rows in the tables: without any it runs. */
  readonly failsOnRows: boolean
}

export interface ObservedLock {
  readonly relation: string
  /** `AccessExclusive`, `ShareUpdateExclusive`: as the server calls it, without `Lock`. */
  readonly mode: string
}

export interface ObservedRows {
  readonly relation: string
  readonly rows: number
}

/** The histories of a folder, what happened when they were run, and what is wrong with them. */
export interface MigrationsReport {
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly histories: readonly RehearsedHistory[]
  readonly findings: readonly Finding[]
  /** Findings that comments write off. */
  readonly suppressed: readonly Suppressed[]
}
