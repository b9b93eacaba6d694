import type { DriftDifference } from './drift.ts'
import type { MigrationTool, ObservedLock, ObservedRows } from './history.ts'
import type { Place } from './provenance.ts'

/** What changed between two states of a backend, and whom it breaks. */
export interface Evolution {
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly base: EvolutionSide
  readonly head: EvolutionSide
  /** Worst first; of one severity in the order of what they are about. */
  readonly changes: readonly Change[]
  /** How the database follows; null where it need not, or was not looked at. */
  readonly schema: SchemaEvolution | null
  /** The migrations of the head; null where it has none, or nobody knows which are its own. */
  readonly migrations: EvolutionMigrations | null
  readonly examined: ExaminedEvolution
}

/** One of the two states. */
export interface EvolutionSide {
  /** As it was named: `main`, `openapi.json`; '' for the folder as it lies there. */
  readonly name: string
  readonly what: 'revision' | 'folder' | 'contract' | 'blueprint'
  readonly title: string
  readonly version: string
  readonly operations: number
}

/**
 * - contract: what callers see in the published contract
 * - security: who may call what, and which rows they reach, as the code enforces it
 * - behaviour: what the contract does not show
 * - schema: what the database has to follow
 */
export type ChangeKind = 'contract' | 'security' | 'behaviour' | 'schema'

/** - error: it breaks somebody who did nothing wrong; warning: it may; info: worth knowing, additions included */
export type ChangeLevel = 'error' | 'warning' | 'info'

export interface Change {
  readonly kind: ChangeKind
  /** Stable. Changes of the contract are called what oasdiff calls them: `response-required-property-removed`. */
  readonly id: string
  readonly level: ChangeLevel
  /** One sentence, with code in backticks. */
  readonly sentence: string
  /** What the sentence was made of. */
  readonly arguments: readonly string[]
  /** The operation it is about, `GET /orders/{id}`; '' when it is about the whole. */
  readonly operation: string
  /** Where the code of the base says so; null for a contract, and for what was not there. */
  readonly before: Place | null
  /** Where the code of the head says so. */
  readonly after: Place | null
  /** The same for the same change, whatever lines it moved to. */
  readonly fingerprint: string
}

/** What the head brings in migrations, and whether that is all its models ask for. */
export interface EvolutionMigrations {
  readonly folder: string
  readonly tool: MigrationTool
  readonly heads: readonly string[]
  /** The newest revisions of the base, which the first new one follows. */
  readonly follows: readonly string[]
  /** Revisions the base does not have. */
  readonly added: readonly { readonly id: string; readonly message: string; readonly at: Place }[]
  /** Where models and migrations of the head differ, and those of the base did not; null where there are no models. */
  readonly differences: readonly DriftDifference[] | null
  /** How many more differences the base has as well. */
  readonly known: number
}

/** The way from the schema of the base to that of the head, as it was run. */
export interface SchemaEvolution {
  /** What holds the two schemas: the models, or the heads of the migrations where a release has no models. */
  readonly of: 'models' | 'migrations'
  /** The server it was run in. */
  readonly server: string
  /** As one migration, for a pause without traffic. */
  readonly up: readonly SchemaStatement[]
  readonly down: readonly string[]
  /** Whether down leads exactly to where up began. */
  readonly roundTrip: boolean
  readonly reason: string
  /** The same in an order in which a release can keep running while the next one starts, as it was run with rows. */
  readonly rollout: readonly RolloutPhase[]
  /** What differs from the head after the last phase, and from the base after the way back; nothing when it is exact. */
  readonly rolloutEnds: readonly string[]
  readonly rolloutReturns: readonly string[]
  /** The phases as revisions of Alembic where the head has those, and as scripts where it has not. */
  readonly files: readonly RolloutFile[]
}

export interface SchemaStatement {
  readonly sql: string
  readonly locks: readonly ObservedLock[]
  readonly rewrites: readonly string[]
  readonly scans: readonly ObservedRows[]
  readonly error: string | null
  /** It runs on empty tables only. */
  readonly failsOnRows: boolean
}

/**
 * - before the release: nobody notices; backfill: rows get their values, a batch at a time
 * - as the release starts: in one transaction that writes nothing anew; while nobody is served: it does
 * - after the release: nothing of the release before runs any more
 */
export type RolloutMoment =
  | 'before the release'
  | 'backfill'
  | 'as the release starts'
  | 'while nobody is served'
  | 'after the release'

export interface RolloutPhase {
  readonly when: RolloutMoment
  /** What it is for, in a few words. */
  readonly why: string
  readonly statements: readonly RolloutStatement[]
  /** What a release that is served meanwhile cannot do any more, as it was tried. */
  readonly breaks: readonly string[]
  /** Columns that must have a value, where nobody said which the rows get that are there: `orders.total`. */
  readonly unfilled: readonly string[]
}

export interface RolloutStatement extends SchemaStatement {
  /** Sent again until it changes no row. */
  readonly untilNoRow: boolean
}

/** The rollout as files. */
export interface RolloutFile {
  readonly name: string
  readonly text: string
}

/** What the comparison rests on: the claim "nothing changed" is worth what was looked at. */
export interface ExaminedEvolution {
  /** The kinds that were looked for. */
  readonly kinds: readonly ChangeKind[]
  /** Operations that are in both. */
  readonly shared: number
  /** Why a kind that was asked for could not be looked at. */
  readonly silent: readonly { readonly kind: ChangeKind; readonly reason: string }[]
  /** Facts that were needed and not known on one of the sides: each may hide a change. */
  readonly unknown: readonly { readonly what: string; readonly times: number }[]
}
