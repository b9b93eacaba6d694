import { aligned } from './layout.ts'

/** A page without its header and what HNSW keeps at its end. */
const ROOM = 8160
const LINE_POINTER = 4
/** Connections of an element per layer, twice that on the lowest, where nobody says otherwise. */
export const CONNECTIONS = 16

export interface Vectors {
  readonly dimensions: number
  /** 4 for `vector`, 2 for `halfvec`. */
  readonly bytes: number
  readonly connections: number
}

/** Bytes of an element and of its neighbours in an HNSW index. */
function elementBytes({ dimensions, bytes, connections }: Vectors): number {
  const element = aligned(80 + bytes * dimensions) + LINE_POINTER
  return element + aligned(4 + 12 * connections) + LINE_POINTER
}

/** An element never spans pages. */
export const hnswPages = (vectors: Vectors, rows: number): number =>
  1 + Math.ceil(rows / Math.max(1, Math.floor(ROOM / elementBytes(vectors))))

/** What `maintenance_work_mem` must hold to build the index in memory: the graph with its vectors. */
export const hnswBuildBytes = (vectors: Vectors, rows: number): number => {
  const pointers = 2 * vectors.connections * 16
  return rows * (aligned(128 + vectors.bytes * vectors.dimensions) + pointers * 1.07)
}
