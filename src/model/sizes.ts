/** A number, and how it is known: counted by a server, said by whoever asked, or computed by a formula. */
export interface Figure {
  readonly value: number
  readonly known: 'measured' | 'stated' | 'model'
}

/** How large a database is and becomes, and what serving it takes. */
export interface SizeReport {
  readonly version: 1
  readonly project: string
  readonly server: string
  readonly tables: readonly TableSize[]
  readonly total: { readonly bytes: Figure; readonly inAYear: Figure; readonly inThreeYears: Figure }
  readonly keys: readonly KeyEnd[]
  readonly vectors: readonly VectorMemory[]
  readonly serving: Serving
  /** What the figures rest on where nobody counted. */
  readonly assumptions: readonly string[]
  readonly refused: readonly { readonly sql: string; readonly message: string }[]
}

export interface TableSize {
  readonly table: string
  readonly rows: Figure
  /** `stated`, `a tenth of orders`. */
  readonly because: string
  readonly rowBytes: Figure
  readonly bytes: Figure
  /** What is too long for a row and lies beside the table. */
  readonly besideBytes: Figure
  readonly indexes: readonly IndexBytes[]
  readonly rowsPerDay: Figure
  /** Table and indexes together. */
  readonly inAYear: Figure
  readonly inThreeYears: Figure
}

export interface IndexBytes {
  readonly name: string
  readonly method: string
  readonly bytes: Figure
}

/** A key that counts up in a type that ends. */
export interface KeyEnd {
  readonly table: string
  readonly column: string
  /** `integer`, `smallint`. */
  readonly type: string
  readonly last: number
  /** The part of its values that is used up. */
  readonly used: Figure
  /** The year it runs out; null where nothing is known of growth. */
  readonly year: Figure | null
}

/** What an HNSW index wants to be kept and built in memory. */
export interface VectorMemory {
  readonly index: string
  readonly table: string
  readonly dimensions: number
  readonly bytes: Figure
  readonly build: Figure
}

/** Connections and workers for a load, by queueing theory. */
export interface Serving {
  readonly requestsPerSecond: Figure
  /** Milliseconds a request holds a connection. */
  readonly databaseTime: Figure
  /** Milliseconds a request takes altogether. */
  readonly requestTime: Figure
  readonly cores: Figure
  /** Connections busy at once on the average. */
  readonly busyConnections: Figure
  /** Connections of the pool. */
  readonly pool: Figure
  /** Whether the database's cores are enough for that load. */
  readonly databaseKeepsUp: boolean
  readonly workers: Figure
  /** Part of the requests that wait for a worker, and how long on the average in milliseconds. */
  readonly waiting: Figure
  readonly wait: Figure
}
