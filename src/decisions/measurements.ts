import type { Experiment, Measured } from '../model/index.ts'

/** What came of the experiments; null for what a server refused, or nobody ran. */
export interface Measurements {
  /** Pages a planned statement touches. */
  pages(experiment: Experiment, statement: string, what: string): Measured | null
  /** How a statement is planned. */
  shape(experiment: Experiment, statement: string): string | null
  /** Bytes of a table with what lies beside it and all its indexes, or of one part of that. */
  bytes(experiment: Experiment, table: string, what: string, part?: SizedPart): Measured | null
  /** How many times longer one way takes than the other, by the medians of all rounds. */
  ratio(experiment: Experiment, longer: string, than: string, what: string): Measured | null
  /** Rows of a table, as they were stated or follow from those that were. */
  rows(table: string): Measured
  /** A number counted in the model of the backend. */
  counted(what: string, value: number, unit: string): Measured
  /** A number that follows from measured ones; its run is theirs. */
  from(what: string, value: number, unit: string, of: Measured): Measured
}

export type SizedPart = 'all' | 'table' | 'indexes' | 'primary key'
