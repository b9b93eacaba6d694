/** Bytes of a page, and what of it rows can take: the rest is its header. */
export const PAGE = 8192
export const USABLE = 8168

/** What the size of something is computed from: a column as it lies in a row. */
export interface StoredColumn {
  /** `typlen`: bytes of a fixed length, -1 for a length of its own. */
  readonly length: number
  /** `typalign`: c, s, i or d. */
  readonly alignment: string
  /** Bytes of a value that is there, on the average. */
  readonly width: number
  readonly nullFraction: number
}

const ALIGNMENTS: Readonly<Record<string, number>> = { c: 1, s: 2, i: 4, d: 8 }

export const aligned = (bytes: number, to = 8): number => Math.ceil(bytes / to) * to

/** A value shorter than this carries one byte of length and is not aligned. */
const SHORT = 127

/** Bytes of the values of a row, one behind the other as the server lays them out, on the average. */
export function valueBytes(columns: readonly StoredColumn[]): number {
  return columns.reduce((bytes, column) => {
    const there = 1 - column.nullFraction
    return bytes * (1 - there) + there * endOf(column, bytes)
  }, 0)
}

/** A way the values of a row can lie, by which of them are missing. */
export interface Way {
  readonly part: number
  readonly bytes: number
  readonly missing: boolean
}

/** Ways that differ in less than this are one. */
const SAME = 1e-6
/** More ways than this are told apart no further: what is left is taken on the average. */
const MOST_WAYS = 64

export function waysOf(columns: readonly StoredColumn[]): readonly Way[] {
  let ways: readonly Way[] = [{ part: 1, bytes: 0, missing: false }]
  for (const column of columns) {
    if (ways.length > MOST_WAYS) {
      return [{ part: 1, bytes: valueBytes(columns), missing: true }]
    }
    ways = merged(
      ways.flatMap(({ part, bytes, missing }) => [
        { part: part * (1 - column.nullFraction), bytes: endOf(column, bytes), missing },
        { part: part * column.nullFraction, bytes, missing: true },
      ]),
    )
  }
  return ways
}

function merged(ways: readonly Way[]): readonly Way[] {
  const known = new Map<string, Way>()
  for (const way of ways) {
    if (way.part < SAME) continue
    const key = `${Math.round(way.bytes)} ${way.missing}`
    known.set(key, { ...way, part: way.part + (known.get(key)?.part ?? 0) })
  }
  return [...known.values()]
}

const endOf = (column: StoredColumn, bytes: number): number =>
  startOf(column, bytes) + (column.length > 0 ? column.length : column.width)

const startOf = ({ length, alignment, width }: StoredColumn, bytes: number): number =>
  length > 0 || width >= SHORT ? aligned(bytes, ALIGNMENTS[alignment] ?? 1) : bytes
