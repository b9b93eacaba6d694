import { PAGE } from '../sizes/layout.ts'

/** `BTREE_MAGIC`, at the begin of what the first page of a B-tree says of it. */
const MAGIC = 0x053162
const AT = { magic: 24, root: 32, level: 36, fastRoot: 40, fastLevel: 44 }
const HEADER = 24
const SPECIAL = 16
const LEAF = 1
const ROOT = 2
/** Page size with the version of its layout. */
const LAYOUT = 0x2004

/**
 * The pages of a B-tree of that height without a single row: a first page as it was, and below it one page for each
 * level, each with one way down. The planner reads the height, and looks for the ends of a column in the leaves.
 */
export function emptyTree(first: Uint8Array, height: number): Uint8Array {
  const pages = new Uint8Array(PAGE * (height + 2))
  pages.set(first.subarray(0, PAGE))
  const meta = new DataView(pages.buffer)
  if (meta.getUint32(AT.magic, true) !== MAGIC) throw new Error('this is not the first page of a B-tree')
  meta.setUint32(AT.root, 1, true)
  meta.setUint32(AT.level, height, true)
  meta.setUint32(AT.fastRoot, 1, true)
  meta.setUint32(AT.fastLevel, height, true)
  for (let level = height, block = 1; level >= 0; level--, block++)
    writeLevel(new DataView(pages.buffer, block * PAGE, PAGE), level, level === height, block + 1)
  return pages
}

function writeLevel(page: DataView, level: number, isRoot: boolean, below: number): void {
  page.setUint16(18, LAYOUT, true)
  page.setUint16(16, PAGE - SPECIAL, true)
  const [lower, upper] = level === 0 ? [HEADER, PAGE - SPECIAL] : writeWayDown(page, below)
  page.setUint16(12, lower, true)
  page.setUint16(14, upper, true)
  page.setUint32(PAGE - SPECIAL + 8, level, true)
  page.setUint16(PAGE - SPECIAL + 12, (level === 0 ? LEAF : 0) | (isRoot ? ROOT : 0), true)
}

/** An inner entry without a key: it leads to the page below for every key. */
function writeWayDown(page: DataView, below: number): readonly [number, number] {
  const at = PAGE - SPECIAL - 8
  page.setUint32(HEADER, at | (1 << 15) | (8 << 17), true)
  page.setUint16(at, below >>> 16, true)
  page.setUint16(at + 2, below & 0xffff, true)
  page.setUint16(at + 4, 0, true)
  page.setUint16(at + 6, 8 | 0x2000, true)
  return [HEADER + 4, at]
}
