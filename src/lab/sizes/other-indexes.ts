import { PAGE, USABLE, aligned } from './layout.ts'

/** How full a GiST page is on the average. */
const GIST_FILL = 0.6
/** Bytes a row pointer takes in the compressed lists of GIN. */
const POSTING = 3
/** Bytes of a key with what belongs to it. */
const KEY = 24

export const gistPages = (keyBytes: number, rows: number): number =>
  Math.max(1, Math.ceil((rows * (aligned(8 + keyBytes) + 4)) / (USABLE * GIST_FILL)))

/** `words` is how many keys a value of a row has, and `distinct` how many there are at all. */
export const ginPages = (words: number, distinct: number, rows: number): number =>
  2 + Math.ceil((rows * words * POSTING + distinct * KEY) / (USABLE * 0.8))

export const hashPages = (rows: number): number => 2 + Math.ceil((rows * 20) / (PAGE * 0.75))

/** A summary for every 128 pages of the table. */
export const brinPages = (tablePages: number): number => 3 + Math.ceil((Math.ceil(tablePages / 128) * 40) / USABLE)
