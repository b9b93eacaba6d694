import type { Index, Table } from '../../model/index.ts'
import { type RowFields, ruleOf } from './conditions.ts'

/** What is unique and what is found by an index: marks of single fields, keys of several, and what cannot be said. */
export interface WrittenKeys {
  readonly marks: ReadonlyMap<string, readonly ('unique' | 'index')[]>
  readonly unique: readonly string[]
  readonly indexes: readonly string[]
  readonly unsaid: readonly string[]
}

const LIVING = /^\(?"?deleted_at"? IS NULL\)?$/i
const AND_LIVING = /^(.+?)\s+AND\s+\(?"?deleted_at"? IS NULL\)?$/is

/** Whether deleted rows take no name away from the others, as they do not for the trait. */
export const sparesDeleted = ({ indexes, uniques }: Table): boolean =>
  uniques.length === 0 &&
  indexes.every(({ unique, where }) => !unique || (where !== null && (LIVING.test(where) || AND_LIVING.test(where))))

export function keysOf(table: Table, fields: RowFields, references: ReadonlySet<string>, soft: boolean): WrittenKeys {
  const marks = new Map<string, ('unique' | 'index')[]>()
  const [unique, indexes, unsaid] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const index of [...table.uniques.map(asIndex), ...table.indexes]) {
    const where = index.unique && soft ? withoutLiving(index.where) : index.where
    const [only, ...more] = index.keys
    const column = more.length === 0 && where === null && index.include.length === 0 ? bare(only ?? '') : null
    const isPlain = isBtree(index) && (index.options ?? '') === ''
    if (isPlain && column !== null && fields.of.has(column) && column !== 'id') {
      const mark = index.unique ? 'unique' : 'index'
      const known = marks.get(column) ?? []
      if (!known.includes(mark) && (index.unique || !references.has(column))) marks.set(column, [...known, mark])
      continue
    }
    const key = isPlain || isTrigrams(index) ? keyText({ ...index, where }, fields) : null
    if (key !== null) (index.unique ? unique : indexes).add(key)
    else unsaid.add(`left out: ${described(index)}`)
  }
  const own = table.primaryKey?.columns ?? []
  const isOfEveryRow = own.length === 1 && own[0] === 'id'
  if (own.length > 0 && !isOfEveryRow) unique.add(own.map((name) => fields.of.get(name) ?? name).join(' '))
  // What is unique has its index.
  for (const [column, all] of marks) if (all.includes('unique')) marks.set(column, ['unique'])
  return { marks, unique: [...unique], indexes: [...indexes], unsaid: [...unsaid] }
}

const isBtree = ({ using }: Index): boolean => using === null || /^btree$/i.test(using)

const TRIGRAMS = /^(.+) gin_trgm_ops$/
const isTrigrams = ({ using, keys, unique, options }: Index): boolean =>
  /^gin$/i.test(using ?? '') && !unique && (options ?? '') === '' && keys.every((key) => TRIGRAMS.test(key))

const asIndex = ({ name, columns, options }: Table['uniques'][number]): Index => ({
  name,
  keys: columns,
  unique: true,
  using: null,
  where: null,
  include: [],
  options,
  at: { file: '', line: 0, column: 0, endLine: 0, endColumn: 0 },
})

export function withoutLiving(where: string | null): string | null {
  if (where === null || LIVING.test(where)) return null
  return AND_LIVING.exec(where)?.[1] ?? where
}

const bare = (key: string): string => key.replace(/^"(.*)"$/, '$1')

function keyText({ keys, include, where }: Index, fields: RowFields): string | null {
  const parts = keys.map((key) => partText(key, fields))
  const also = include.map((name) => fields.of.get(name) ?? null)
  const rule = where === null ? '' : ruleOf(where, fields)
  if (rule === null || [...parts, ...also].includes(null)) return null
  return [...parts, ...(also.length > 0 ? ['include', ...also] : []), ...(rule === '' ? [] : ['where', rule])].join(' ')
}

/** `lower(email)`, `created_at DESC`, `title gin_trgm_ops`. */
function partText(key: string, fields: RowFields): string | null {
  const text = TRIGRAMS.exec(key)?.[1]
  if (text !== undefined) {
    const field = fields.of.get(bare(text))
    return field === undefined ? null : `trigrams(${field})`
  }
  const [, inner = '', order = ''] = /^(.*?)( DESC| ASC)?$/is.exec(key.trim()) ?? []
  const [, through, argument] = /^([a-z_]\w*)\((.+)\)$/i.exec(inner) ?? []
  const field = fields.of.get(bare(argument ?? inner))
  if (field === undefined) return null
  return `${through === undefined ? field : `${through.toLowerCase()}(${field})`}${/desc/i.test(order) ? ' desc' : ''}`
}

const described = ({ name, keys, unique, using, where, include, options }: Index): string =>
  [
    unique ? 'unique' : 'index',
    name ?? '',
    using && !/^btree$/i.test(using) ? `using ${using}` : '',
    `(${keys.join(', ')})`,
    include.length > 0 ? `include ${include.join(', ')}` : '',
    options ?? '',
    where === null ? '' : `where ${where}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
