import { type StoredColumn, aligned, USABLE, valueBytes, waysOf } from './layout.ts'

const HEADER = 23
const LINE_POINTER = 4
/** A longer row is compressed or moved out of line until it is shorter (`TOAST_TUPLE_TARGET`). */
const LONGEST = 2032

/** Bytes of a row of a table with its line pointer, on the average over the ways values can be missing. */
export const rowBytes = (columns: readonly StoredColumn[]): number =>
  rowWays(columns).reduce((sum, { part, bytes }) => sum + part * bytes, 0)

export function heapPages(columns: readonly StoredColumn[], rows: number): number {
  const bytes = rowBytes(columns)
  // Rows of one length fill a page as often as they fit; of several, the last one half fits on the average.
  const fitting = rowWays(columns).length === 1 ? Math.floor(USABLE / bytes) : USABLE / bytes - 0.5
  return Math.ceil(rows / Math.max(1, fitting))
}

interface RowWay {
  /** Of the rows, those that are like this. */
  readonly part: number
  readonly bytes: number
}

const rowWays = (columns: readonly StoredColumn[]): readonly RowWay[] =>
  waysOf(columns).map(({ part, bytes, missing }) => {
    const header = aligned(HEADER + (missing ? Math.ceil(columns.length / 8) : 0))
    return { part, bytes: Math.min(LONGEST, aligned(header + bytes)) + LINE_POINTER }
  })

/** Pages of what does not fit into rows and lies beside the table, four pieces to a page. */
export function toastPages(columns: readonly StoredColumn[], rows: number): number {
  const whole = aligned(aligned(HEADER) + valueBytes(columns))
  return whole <= LONGEST ? 0 : Math.ceil((rows * Math.ceil((whole - LONGEST) / 1996)) / 4)
}
