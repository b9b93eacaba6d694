import { type StoredColumn, aligned, valueBytes } from './layout.ts'

/** A page without its header and what a B-tree keeps at its end. */
const ROOM = 8152
const ENTRY = 8
const LINE_POINTER = 4
const ROW_POINTER = 6
/** Rows with the same key share an entry up to this many bytes (`BTMaxItemSize / 3`, as deduplication packs them). */
const LONGEST_LIST = 812
/** Entries of an inner page are fewer than fit: its pages split at the middle, too. */
const INNER_FILL = 0.7

/** How full pages are: built in order, or grown by keys that come in no order. */
export const BUILT = 0.9
export const RANDOM = 0.7

export interface TreeKeys {
  readonly columns: readonly StoredColumn[]
  /** Different keys among the rows. */
  readonly distinct: number
  readonly unique: boolean
  readonly fill: number
}

export interface TreeSize {
  readonly pages: number
  /** Levels above the leaves. */
  readonly height: number
}

export function treeSize(keys: TreeKeys, rows: number): TreeSize {
  const leaves = Math.max(1, Math.ceil(leafBytes(keys, rows) / (ROOM * keys.fill)))
  const fanOut = Math.max(2, Math.floor((ROOM * INNER_FILL) / entryBytes(keys.columns)))
  let pages = leaves
  let height = 0
  for (let level = leaves; level > 1; height++) {
    level = Math.ceil(level / fanOut)
    pages += level
  }
  return { pages: pages + 1, height }
}

const entryBytes = (columns: readonly StoredColumn[]): number =>
  aligned(ENTRY + aligned(valueBytes(columns))) + LINE_POINTER

function leafBytes({ columns, distinct, unique }: TreeKeys, rows: number): number {
  if (unique) return rows * entryBytes(columns)
  // Rows without a value are one key more.
  const [only] = columns
  const empty = columns.length === 1 && only ? rows * only.nullFraction : 0
  return listed(columns, rows - empty, Math.min(distinct, rows - empty)) + listed(columns, empty, Math.min(1, empty))
}

/** Bytes of the entries of `rows` rows that have `keys` different keys. */
function listed(columns: readonly StoredColumn[], rows: number, keys: number): number {
  if (rows <= 0 || keys <= 0) return 0
  const each = rows / keys
  const single = entryBytes(columns)
  if (each < 1.5) return rows * single
  const base = ENTRY + aligned(valueBytes(columns))
  const most = Math.max(1, Math.floor((LONGEST_LIST - base) / ROW_POINTER))
  const full = Math.floor(each / most)
  const rest = each - full * most
  const ofRest = rest <= 0 ? 0 : rest <= 1 ? single : listBytes(base, rest)
  return keys * (full * listBytes(base, most) + ofRest)
}

const listBytes = (base: number, rows: number): number => aligned(base + rows * ROW_POINTER) + LINE_POINTER
