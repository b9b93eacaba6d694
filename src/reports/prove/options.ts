import type { Proof } from '../../model/index.ts'

export interface ProofOptions {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
}

export type RenderProof = (proof: Proof, options: ProofOptions) => string
