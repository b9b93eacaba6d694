import type { SizeReport } from '../../model/index.ts'

export interface SizeOptions {
  readonly color: boolean
  readonly width: number
}

export type RenderSize = (report: SizeReport, options: SizeOptions) => string
