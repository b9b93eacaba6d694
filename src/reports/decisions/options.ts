import type { DecisionsReport } from '../../model/index.ts'

export interface DecisionsOptions {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** Show every option with what it brings and costs. */
  readonly all: boolean
}

export type RenderDecisions = (report: DecisionsReport, options: DecisionsOptions) => string
