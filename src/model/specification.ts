import type { Place } from './provenance.ts'
import type { StatedFigure } from './request.ts'

/** A feature as spec-kit keeps it: a folder of documents. */
export interface Specification {
  /** `specs/003-orders` */
  readonly folder: string
  /** `003` */
  readonly number: string
  readonly name: string
  readonly title: string
  readonly requirements: readonly SpecifiedRequirement[]
  readonly criteria: readonly SuccessCriterion[]
  /** What it is about: `Order`. */
  readonly entities: readonly string[]
  readonly tasks: readonly SpecifiedTask[]
  readonly files: readonly string[]
}

/** `FR-001: System MUST …` */
export interface SpecifiedRequirement {
  readonly id: string
  readonly text: string
  readonly at: Place
  /** What the specification asks to be cleared up; null where it asks nothing. */
  readonly open: string | null
}

/** `SC-002: 95% of searches in under 800 ms` */
export interface SuccessCriterion extends SpecifiedRequirement {
  /** Its numbers as budgets; a criterion without one has to be measured by people. */
  readonly figures: readonly StatedFigure[]
}

/** `- [x] T004 [P] [US1] Create the model` */
export interface SpecifiedTask {
  readonly id: string
  readonly text: string
  readonly done: boolean
  readonly at: Place
}
