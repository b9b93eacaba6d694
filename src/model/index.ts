import type { Api, Comparison } from './api.ts'
import type { Data } from './data.ts'
import type { Project, Reading } from './knowledge.ts'
import type { Runtime } from './runtime.ts'

/** The one model of a backend: whatever it was read from, everything is asked of this. */
export interface Backend {
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly project: Project
  readonly api: Api
  readonly data: Data
  readonly runtime: Runtime
  readonly reading: Reading
  /** Only there when a published contract was named to compare with. */
  readonly comparison?: Comparison
}

export type * from './access.ts'
export type * from './api.ts'
export type * from './catalog.ts'
export type * from './catalog-change.ts'
export type * from './counted-size.ts'
export type * from './data.ts'
export type * from './decision.ts'
export type * from './design.ts'
export type * from './drift.ts'
export type * from './evolution.ts'
export type * from './experiment.ts'
export type * from './history.ts'
export type * from './knowledge.ts'
export type * from './plans.ts'
export type * from './proof.ts'
export type * from './proof-settings.ts'
export type * from './policy.ts'
export type * from './provenance.ts'
export type * from './request.ts'
export type * from './review.ts'
export type * from './rewrite.ts'
export type * from './runtime.ts'
export type * from './schema-change.ts'
export type * from './sizes.ts'
export type * from './specification.ts'
export type * from './trace.ts'
export type * from './verified-decision.ts'
