import type { Drift } from '../../model/index.ts'

export interface DriftOptions {
  readonly color: boolean
  readonly width: number
}

export type RenderDrift = (drift: Drift, options: DriftOptions) => string
