import type { ChangeLevel } from '../../model/index.ts'

/** A change of the contract, before anybody knows which code says so. */
export interface ContractChange {
  readonly id: string
  readonly level: ChangeLevel
  readonly sentence: string
  readonly arguments: readonly string[]
  /** The operation as each side spells it; '' where it has none. */
  readonly operation: SidesOf<string>
}

export interface SidesOf<T> {
  readonly base: T
  readonly head: T
}

/** Collects the changes of one operation. */
export type Report = (id: string, level: ChangeLevel, sentence: string, values: readonly string[]) => void
