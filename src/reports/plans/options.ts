import type { PlansReport } from '../../model/index.ts'

export interface PlansOptions {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** Show every statement, not only those that touch most. */
  readonly all: boolean
}

export type RenderPlans = (report: PlansReport, options: PlansOptions) => string
