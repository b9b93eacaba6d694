import { type Fields, fieldsIn, listIn, wordsIn } from '../../sql/tree.ts'
import { inQuotes } from './names.ts'

/** A type as SQL; '' for what is none. */
export function typeText(type: Fields): string {
  const words = wordsIn(type, 'names')
  if (words.length === 0) return ''
  const [schema, name] = [words.at(-2), words.at(-1)!]
  const shown =
    schema === undefined || schema === 'pg_catalog' ? inQuotes(name) : `${inQuotes(schema)}.${inQuotes(name)}`
  const sizes = listIn(type, 'typmods').flatMap((one) => {
    const value = fieldsIn(one, 'ival')['ival']
    return typeof value === 'number' ? [value] : []
  })
  const arrays = listIn(type, 'arrayBounds').map(() => '[]')
  return `${shown}${sizes.length > 0 && name !== 'interval' ? `(${sizes.join(', ')})` : ''}${arrays.join('')}`
}

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^id$|_id$/, 'bigint'],
  [/^(uuid|guid)$|_(uuid|guid)$/, 'uuid'],
  [/_(at|time|timestamp|ts)$|^(timestamp|created|updated|modified|deleted)$/, 'timestamptz'],
  [/_(on|date|day)$|^(date|day|birthday)$/, 'date'],
  [/^(is|has|can|should|was|allow|allows|enable|use|needs)_|_(enabled|disabled|active|flag|verified)$/, 'boolean'],
  [/^(enabled|disabled|active|archived|deleted|verified|visible|public|default)$/, 'boolean'],
  [
    /_(count|cents|number|seconds|bytes|size|order|rank|position|version)$|^(count|quantity|position|age|rank)$/,
    'bigint',
  ],
  [/(^|_)(amount|price|total|cost|balance|rate|score|weight|latitude|longitude)$/, 'numeric'],
  [/(^|_)(data|json|jsonb|payload|metadata|settings|config|properties|attributes|preferences)$/, 'jsonb'],
  [/(^|_)(tsv|tsvector|search_vector)$/, 'tsvector'],
  [/(^|_)(embedding)$/, 'vector'],
]

/** What a column is by its name, where nothing else tells. */
export const typeByName = (column: string): string => NAMES.find(([words]) => words.test(column))?.[1] ?? 'text'

const NARROWER: Readonly<Record<string, string>> = {
  int8: 'integer',
  int4: 'smallint',
  float8: 'real',
  numeric: 'integer',
  timestamptz: 'timestamp',
  timestamp: 'date',
  timetz: 'time',
  jsonb: 'json',
  text: 'character varying(255)',
}

/** The type a column had before it is changed to another: a narrower one, or text where it is told how to read it. */
export function typeBefore(type: Fields, using: boolean): string {
  const name = wordsIn(type, 'names').at(-1) ?? ''
  if (listIn(type, 'arrayBounds').length > 0) return 'text'
  const size = fieldsIn(listIn(type, 'typmods')[0] ?? {}, 'ival')['ival']
  if (name === 'varchar' || name === 'bpchar')
    return typeof size === 'number' && size > 1
      ? `character varying(${Math.floor(size / 2)})`
      : 'character varying(255)'
  if (using && !/^(int8|int4|float8|numeric|timestamptz|timestamp)$/.test(name)) return 'text'
  return NARROWER[name] ?? 'text'
}

/** What is tried, in this order, where the server does not take a column or a function for what it was supposed to be. */
export const CANDIDATES = [
  'text',
  'bigint',
  'timestamptz',
  'boolean',
  'jsonb',
  'numeric',
  'uuid',
  'date',
  'text[]',
  'integer',
  'json',
  'tsvector',
  'inet',
  'interval',
  'bytea',
] as const

/** A value of a type that is none of its rows' business, but there. */
export const valueOf = (type: string): string =>
  ({
    text: `''::text`,
    bigint: '0::bigint',
    integer: '0',
    numeric: '0::numeric',
    boolean: 'true',
    timestamptz: 'now()',
    date: 'current_date',
    uuid: 'gen_random_uuid()',
    jsonb: `'{}'::jsonb`,
    json: `'{}'::json`,
    'text[]': `'{}'::text[]`,
  })[type] ?? `NULL::${type}`
