import type { TwinTable } from '../twin/schema.ts'
import { quoted } from './foreign-keys.ts'
import type { Search } from './search.ts'

/** An index to try. */
export interface Candidate {
  readonly table: TwinTable
  readonly keys: readonly string[]
  readonly using: string
  readonly where: string | null
}

/** More keys make an index larger for little. */
const MOST_KEYS = 3

/** Indexes that could serve a search: equal columns first, then what is sorted by or compared by size. */
export function candidatesFor(table: TwinTable, search: Search, trigrams: boolean): readonly Candidate[] {
  const own = (column: string): boolean => table.columns.some(({ name }) => column.includes(quoted(name)))
  const equal = [...new Set(search.equal.filter(own))].toSorted((one, other) => rank(table, one) - rank(table, other))
  const sort = search.sort.filter(({ column }) => own(column))
  const range = search.range.find(own)
  const sorted = sort.map(({ column, descending }) => (descending ? `${column} DESC` : column))
  const ways = [
    equal,
    ...equal.map((one) => [one]),
    [...equal, ...(range === undefined ? [] : [range])],
    [...equal.slice(0, 1), ...sorted],
    [...equal.slice(0, 2), ...sorted],
    sorted,
  ]
  const missing = search.missing.filter(own)
  const where = missing.length > 0 ? missing.map((column) => `${column} IS NULL`).join(' AND ') : null
  return distinct([
    ...ways.flatMap((keys) => treesOf(table, keys.slice(0, MOST_KEYS), where)),
    ...search.within.filter(({ column }) => own(column)).flatMap((one) => insideOf(table, one, trigrams)),
  ])
}

/** Foreign keys and other columns with many values first: what narrows most serves most queries. */
function rank(table: TwinTable, column: string): number {
  const type = table.columns.find(({ name }) => column.includes(quoted(name)))
  if (type?.type === 'bool' || type?.values) return 2
  return table.foreignKeys.some(({ columns }) => columns.some((one) => column === quoted(one))) ? 0 : 1
}

function treesOf(table: TwinTable, keys: readonly string[], where: string | null): readonly Candidate[] {
  const unlike = keys.some((key) => /^(jsonb?|xml|point|vector|halfvec)$/.test(typeOf(table, key)))
  if (keys.length === 0 || unlike) return []
  const plain = { table, keys, using: 'btree', where: null }
  return where === null || keys.some((key) => where.includes(key)) ? [plain] : [plain, { ...plain, where }]
}

/** Documents and arrays have GIN by themselves; text has it by its trigrams, which is an extension. */
function insideOf(
  table: TwinTable,
  { column, operator }: Search['within'][number],
  trigrams: boolean,
): readonly Candidate[] {
  const type = typeOf(table, column)
  const made = (key: string): readonly Candidate[] => [{ table, keys: [key], using: 'gin', where: null }]
  if (type === 'jsonb' || type.startsWith('_') || type === 'tsvector') return made(column)
  if (!trigrams || !/^(~~\*?|%)$/.test(operator) || !/^(varchar|text|bpchar|citext)$/.test(type)) return []
  return made(`${column} gin_trgm_ops`)
}

const typeOf = (table: TwinTable, key: string): string =>
  table.columns.find(({ name }) => key.includes(quoted(name)))?.type ?? ''

/** What an index holds, as text: two of the same are one. */
export const keyOfCandidate = ({ table, keys, using, where }: Candidate): string =>
  `${table.schema}.${table.name} ${using} ${keys.join(', ')} ${where ?? ''}`

export const distinct = (candidates: readonly Candidate[]): readonly Candidate[] => [
  ...new Map(candidates.map((one) => [keyOfCandidate(one), one])).values(),
]

/** The table has an index that begins with the same keys. */
export function isThere({ table, keys, using, where }: Candidate): boolean {
  const bare = keys.map((key) => key.replaceAll('"', '').replace(/ DESC$/, ''))
  return table.indexes.some(
    (index) =>
      index.method === using &&
      (index.where === null || index.where === where) &&
      bare.every((key, i) => index.keys[i]?.expression.replaceAll('"', '').toLowerCase() === key.toLowerCase()),
  )
}

export function createIndex(candidate: Candidate, concurrently: boolean): string {
  const { table, keys, using, where } = candidate
  const on = `${table.schema === 'public' ? '' : `${quoted(table.schema)}.`}${quoted(table.name)}`
  const kind = using === 'btree' ? '' : ` USING ${using}`
  const condition = where === null ? '' : ` WHERE ${where}`
  return `CREATE INDEX ${concurrently ? 'CONCURRENTLY ' : ''}${quoted(indexName(candidate))} ON ${on}${kind} (${keys.join(', ')})${condition}`
}

/** The server cuts longer names, which makes two of them one. */
const LONGEST_NAME = 63

export function indexName({ table, keys, where }: Candidate): string {
  const words = keys.map((key) =>
    key
      .replace(/ (DESC|gin_trgm_ops)$/, '')
      .replaceAll(/\W+/g, '_')
      .replaceAll(/^_|_$/g, ''),
  )
  const name = ['ix', table.name, ...words, ...(where === null ? [] : ['partial'])].join('_').toLowerCase()
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 7)}_${checksum(name)}`
}

function checksum(text: string): string {
  let sum = 7
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)!) % 2_176_782_336
  return sum.toString(36).padStart(6, '0')
}
