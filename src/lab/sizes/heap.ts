import { type StoredColumn, aligned, USABLE, valueBytes } from './layout.ts'

const HEADER = 23
const LINE_POINTER = 4
/** A longer row is compressed or moved out of line until it is shorter (`TOAST_TUPLE_TARGET`). */
const LONGEST = 2032

/** Bytes of a row of a table with its line pointer. */
export function rowBytes(columns: readonly StoredColumn[]): number {
  const nulls = columns.some((column) => column.nullFraction > 0) ? Math.ceil(columns.length / 8) : 0
  return Math.min(LONGEST, aligned(aligned(HEADER + nulls) + valueBytes(columns))) + LINE_POINTER
}

export const heapPages = (columns: readonly StoredColumn[], rows: number): number =>
  Math.ceil(rows / Math.max(1, Math.floor(USABLE / rowBytes(columns))))

/** Pages of what does not fit into rows and lies beside the table, four pieces to a page. */
export function toastPages(columns: readonly StoredColumn[], rows: number): number {
  const whole = aligned(aligned(HEADER) + valueBytes(columns))
  return whole <= LONGEST ? 0 : Math.ceil((rows * Math.ceil((whole - LONGEST) / 1996)) / 4)
}
