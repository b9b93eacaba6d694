import type { Backend, DesignDocument, Measured, PlannedBackend, StatedFigure } from '../../model/index.ts'
import type { MigrationStatement } from '../migration/index.ts'

/** What a design document is written from. */
export interface Designed {
  /** As it would be: read from the files of the design. */
  readonly backend: Backend
  /** As it is today; null where there is nothing. */
  readonly before: Backend | null
  readonly about: Concern
  /** What of the request people write: nothing is generated for it. */
  readonly byHand?: readonly string[]
  /** What of it is not written into the repository that is there, with why. */
  readonly unwritten?: readonly string[]
  readonly figures: readonly StatedFigure[]
  /** What the first migration of a new backend sends; absent or null where tables are told as models say. */
  readonly first?: readonly MigrationStatement[] | null
  /** The run that read the backend: what is counted in it rests on that. */
  readonly run: string
  /** What was planned at the rows that are stated, and the run; null where nobody planned. */
  readonly planned: { readonly report: PlannedBackend; readonly run: string } | null
  /** Figures that were measured for what is asked to hold, by what they measure: `read p95`. */
  readonly measured?: readonly Measured[]
}

/** Operations and tables, by their ids, that are new or changed. */
export interface Concern {
  readonly operations: ReadonlySet<string>
  readonly tables: ReadonlySet<string>
}

/** The parts of the document that follow from the model. */
export type DesignParts = Pick<
  DesignDocument,
  | 'today'
  | 'phases'
  | 'requirements'
  | 'contracts'
  | 'ddl'
  | 'diagrams'
  | 'access'
  | 'tests'
  | 'acceptance'
  | 'environment'
  | 'dependencies'
  | 'technologies'
  | 'scaling'
  | 'unknown'
>
