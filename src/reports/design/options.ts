import type { DesignDocument } from '../../model/index.ts'

export interface DesignOptions {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
}

export type RenderDesign = (document: DesignDocument, options: DesignOptions) => string
