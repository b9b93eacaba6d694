import type { Table } from './data.ts'

/** Something that is to be measured, as data: whoever reads it decides where it is run. */
export type Experiment = PlansExperiment | SizesExperiment | TimedExperiment

/** A table of the backend as it would be otherwise: planned beside the others, under a name of its own. */
export interface TableVariant {
  /** In a schema of its own, so that its name is nobody else's. */
  readonly table: Table
  readonly rows: number
  /** Columns whose values come in the order of the rows, as those of a key that counts up. */
  readonly ordered: readonly string[]
  /** Columns with a known number of values; below zero the part of the rows that have one of their own. */
  readonly distinct: Readonly<Record<string, number>>
  /** SQL that follows its creation: policies, indexes over expressions. */
  readonly beside: readonly string[]
}

/** Statements that are planned, none of which is run. */
export interface PlansExperiment {
  readonly kind: 'plans'
  readonly what: string
  readonly variants: readonly TableVariant[]
  readonly statements: readonly NamedStatement[]
}

/** Tables and their indexes, as large as they are with their rows. */
export interface SizesExperiment {
  readonly kind: 'sizes'
  readonly what: string
  readonly variants: readonly TableVariant[]
  /** `schema.name` of tables of the backend and of variants. */
  readonly tables: readonly string[]
}

/** Ways that are run against each other over rows that are made up: only how they compare is told. */
export interface TimedExperiment {
  readonly kind: 'timed'
  readonly what: string
  /** Rows they run over. */
  readonly rows: number
  readonly setup: readonly string[]
  /** Each begins where the setup ended. */
  readonly ways: readonly NamedStatement[]
  readonly rounds: number
}

export interface NamedStatement {
  readonly name: string
  readonly sql: string
}
