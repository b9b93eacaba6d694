import type { Evolution } from '../../model/index.ts'

export interface EvolutionOptions {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
}

export type RenderEvolution = (evolution: Evolution, options: EvolutionOptions) => string
