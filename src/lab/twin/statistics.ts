/** What is known of a table without looking at its rows, in the words of `pg_stats`. */
export interface TableStatistics {
  /** `schema.name` */
  readonly table: string
  readonly rows: number
  readonly columns: readonly ColumnStatistics[]
  /** Pages as counted; absent where they follow from rows and widths. */
  readonly pages?: number
  /** The part of the pages whose rows everybody sees, so that an index alone can answer; all, where nothing is said. */
  readonly visible?: number
  /** Pages of indexes, as counted, by name. */
  readonly indexPages?: ReadonlyMap<string, number>
}

export interface ColumnStatistics {
  readonly column: string
  readonly nullFraction: number
  readonly width: number
  /** As `n_distinct`: a number of values, or below zero the part of the rows that have one of their own. */
  readonly distinct: number
  /** How the order of the values agrees with that of the rows, -1 to 1; null where values have no order. */
  readonly correlation: number | null
  readonly common: Common | null
  /** An array literal of bounds that cut the rows into equal parts. */
  readonly histogram: string | null
  /** The same of the elements of arrays. */
  readonly elements?: (Common & { readonly counts: readonly number[] | null }) | null
}

/** Values that are frequent, as an array literal, and how frequent each is. */
export interface Common {
  readonly values: string
  readonly frequencies: readonly number[]
}

/** Different values among so many rows. */
export const distinctValues = ({ distinct }: Pick<ColumnStatistics, 'distinct'>, rows: number): number =>
  Math.max(1, Math.min(rows, distinct < 0 ? -distinct * rows : distinct))
