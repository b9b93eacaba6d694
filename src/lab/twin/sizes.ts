import { BUILT, RANDOM, type TreeSize, treeSize } from '../sizes/btree.ts'
import { heapPages } from '../sizes/heap.ts'
import { PAGE, type StoredColumn, valueBytes } from '../sizes/layout.ts'
import { brinPages, ginPages, gistPages, hashPages } from '../sizes/other-indexes.ts'
import { CONNECTIONS, type Vectors, hnswPages } from '../sizes/vectors.ts'
import type { TwinIndex, TwinKey, TwinTable } from './schema.ts'
import { type ColumnStatistics, type Common, type TableStatistics, distinctValues } from './statistics.ts'

export type Statistics = ReadonlyMap<string, ColumnStatistics>

/** Part of the rows a partial index holds, where nothing is known of its condition. */
const PARTIAL = 0.1
/** Bytes of a document or a text for each key it has in an inverted index. */
const BYTES_PER_WORD = 15
/** Keys of documents are mostly the same ones. */
const NEW_WORDS = 0.1
const MOST_WORDS = 1e6

export interface IndexSize extends TreeSize {
  readonly rows: number
}

export function storedColumns(table: TwinTable, statistics: Statistics): readonly StoredColumn[] {
  return table.columns.map(({ name, length, alignment }) => stored({ length, alignment }, statistics.get(name)))
}

const stored = (
  { length, alignment }: Pick<TwinKey, 'length' | 'alignment'>,
  known: ColumnStatistics | undefined,
): StoredColumn => ({
  length,
  alignment,
  width: known?.width ?? 32,
  nullFraction: known?.nullFraction ?? 0,
})

export const tablePages = (table: TwinTable, statistics: Statistics, rows: number): number =>
  heapPages(storedColumns(table, statistics), rows)

/** Pages, height and rows of an index on a table of so many rows. */
export function indexSize(table: TwinTable, index: TwinIndex, statistics: Statistics, rows: number): IndexSize {
  const held = rows * partOf(index, statistics)
  if (index.method !== 'btree')
    return { pages: Math.max(1, otherPages(table, index, statistics, held)), height: 0, rows: held }
  const columns = [...index.keys, ...includedKeys(table, index)].map((key) =>
    stored(key, statisticsOf(key, statistics)),
  )
  const distinct = distinctKeys(index, statistics, held)
  const fill = index.keys[0] && isRandom(table, index.keys[0], statistics) ? RANDOM : BUILT
  const size = treeSize({ columns, distinct, unique: index.unique && distinct >= held * 0.99, fill }, held)
  return { ...size, rows: held }
}

/** `WHERE deleted_at IS NULL` holds what the statistics of that column say; for anything else nobody knows. */
export function partOf({ where }: Pick<TwinIndex, 'where'>, statistics: Statistics): number {
  if (where === null) return 1
  return where
    .split(/\s+AND\s+/i)
    .map((part) => partOfCondition(part, statistics))
    .reduce((all, part) => all * part, 1)
}

function partOfCondition(condition: string, statistics: Statistics): number {
  const [, column = '', not] = /^\(*"?(\w+)"?\s+IS\s+(NOT\s+)?NULL\)*$/i.exec(condition.trim()) ?? []
  const known = statistics.get(column)
  if (known) return not ? 1 - known.nullFraction : known.nullFraction
  const [, compared = '', value = ''] = /^\(*"?(\w+)"?\s*=\s*'([^']*)'(?:::[\w ."]+)?\)*$/.exec(condition.trim()) ?? []
  const frequency = frequencyOf(value, statistics.get(compared)?.common)
  if (frequency !== null) return frequency
  return /^\(*(NOT\s+)?"?\w+"?\)*$/i.test(condition.trim()) ? 0.5 : PARTIAL
}

/** How frequent a value is, where it is one of the frequent ones. */
function frequencyOf(value: string, common: Common | null | undefined): number | null {
  const values =
    common?.values
      .slice(1, -1)
      .split(',')
      .map((one) => one.replaceAll('"', '')) ?? []
  return common?.frequencies[values.indexOf(value)] ?? null
}

export const statisticsOf = (key: TwinKey, statistics: Statistics): ColumnStatistics | undefined =>
  statistics.get(key.column ?? columnWithin(key, statistics) ?? '')

/** The column an expression is about, when it is about one: `lower(email)`. */
export function columnWithin({ expression }: TwinKey, statistics: Statistics): string | null {
  const words = new Set([...expression.replaceAll(/'[^']*'/g, '').matchAll(/\w+/g)].map(([word]) => word))
  const named = [...statistics.keys()].filter((name) => words.has(name))
  return named.length === 1 ? named[0]! : null
}

const includedKeys = (table: TwinTable, { included }: TwinIndex): readonly TwinKey[] =>
  table.columns
    .filter(({ name }) => included.includes(name))
    .map(({ name, length, alignment }) => ({ attribute: name, column: name, expression: name, length, alignment }))

function distinctKeys(index: TwinIndex, statistics: Statistics, rows: number): number {
  if (index.unique) return rows
  return index.keys.reduce((product, key) => {
    const known = statisticsOf(key, statistics)
    return Math.min(rows, product * (known ? distinctValues(known, rows) : rows / 10))
  }, 1)
}

/** Random keys split pages in the middle, wherever they come. */
function isRandom(table: TwinTable, key: TwinKey, statistics: Statistics): boolean {
  const type = table.columns.find(({ name }) => name === key.column)?.type
  const known = statistics.get(key.column ?? '')
  return type === 'uuid' && Math.abs(known?.correlation ?? 0) < 0.5
}

function otherPages(table: TwinTable, index: TwinIndex, statistics: Statistics, rows: number): number {
  const columns = index.keys.map((key) => stored(key, statisticsOf(key, statistics)))
  switch (index.method) {
    case 'hnsw':
      return hnswPages(vectorsOf(table, index), rows)
    case 'ivfflat':
      return gistPages(valueBytes(columns), rows)
    case 'gin':
      return inverted(columns, statisticsOf(index.keys[0]!, statistics), rows)
    case 'brin':
      return brinPages(tablePages(table, statistics, rows))
    case 'hash':
      return hashPages(rows)
    default:
      return gistPages(valueBytes(columns), rows)
  }
}

/** Arrays were counted by their elements; of anything else its length tells. */
function inverted(columns: readonly StoredColumn[], known: ColumnStatistics | undefined, rows: number): number {
  const counted = known?.elements?.counts?.at(-1)
  const words = counted ?? Math.max(1, valueBytes(columns) / BYTES_PER_WORD)
  const distinct = known?.elements?.frequencies.length ?? Math.min(rows * words * NEW_WORDS, MOST_WORDS)
  return ginPages(words, distinct, rows)
}

/** The vectors of an HNSW index, by the type of its column: `vector(1536)`. */
export function vectorsOf(table: TwinTable, index: TwinIndex): Vectors {
  const type = table.columns.find(({ name }) => name === index.keys[0]?.column)?.written ?? ''
  const half = /halfvec/.test(`${type} ${index.definition}`)
  const dimensions = Number(/vec(?:tor)?\((\d+)\)/.exec(`${type} ${index.definition}`)?.[1] ?? 1536)
  const connections = Number(/\bm\s*=\s*'?(\d+)/.exec(index.definition)?.[1] ?? CONNECTIONS)
  return { dimensions, bytes: half ? 2 : 4, connections }
}

export const bytesOf = (pages: number): number => pages * PAGE

export const byColumn = ({ columns }: Pick<TableStatistics, 'columns'>): Statistics =>
  new Map(columns.map((one) => [one.column, one]))
