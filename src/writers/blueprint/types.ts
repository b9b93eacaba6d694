import type { Column, Table } from '../../model/index.ts'
import { checkedRange, checkedWords } from './checks.ts'
import { isWord } from './conditions.ts'
import type { Plan } from './plan.ts'

/** A type of the language, and what the server keeps instead of what it would ask for. */
export interface WrittenType {
  readonly text: string
  readonly unsaid: string
}

/** RFC 5321, as the language itself sizes an address. */
const EMAIL = 'VARCHAR(320)'
const URL = 'VARCHAR(2048)'
const NAMED_URL = /(^|_)(url|uri|link|href|website|site|address|homepage)$/

export function writtenType(column: Column, plan: Plan, table?: Table): WrittenType {
  const words = table ? checkedWords(table, column.name) : null
  if (words && /^(VARCHAR|TEXT)/.test(column.type)) return sayingSize(words, column.type)
  const declared = enumOf(column.type, plan)
  if (declared) return declared
  const list = /^(.+)\[\]$/.exec(column.type)?.[1]
  if (list !== undefined) {
    const one = writtenType({ ...column, type: list }, plan)
    return { ...one, text: one.text.includes('|') ? 'list str' : `list ${one.text}` }
  }
  const range = table ? checkedRange(table, column.name) : null
  const plain = plainType(column.name, column.type, plan)
  return range !== null && /^(int|float)$/.test(plain.text) ? { ...plain, text: `${plain.text}(${range})` } : plain
}

/** Choices are as wide as the longest of them, and at least 32. */
function sayingSize(words: readonly string[], type: string): WrittenType {
  const usual = `VARCHAR(${Math.max(32, ...words.map(({ length }) => length))})`
  return { text: words.join('|'), unsaid: type === usual ? '' : type }
}

function enumOf(type: string, { backend }: Plan): WrittenType | null {
  const name = type.replaceAll('"', '')
  const found = backend.data.enums.find((one) => one.name === name || `${one.schema}.${one.name}` === name)
  if (!found) return null
  if (found.values.length > 1 && found.values.every(isWord))
    return { text: found.values.join('|'), unsaid: `the type ${found.name}` }
  return { text: 'str', unsaid: `the type ${found.name}: ${found.values.join(', ')}` }
}

function plainType(name: string, type: string, { zoneless }: Plan): WrittenType {
  if (zoneless && ZONELESS.test(type)) return { text: 'datetime', unsaid: '' }
  const exactly = EXACTLY[type]
  if (exactly !== undefined) return { text: exactly, unsaid: '' }
  if (type === EMAIL) return { text: 'email', unsaid: '' }
  if (type === URL && NAMED_URL.test(name)) return { text: 'url', unsaid: '' }
  const [, length] = /^VARCHAR\((\d+)\)$/.exec(type) ?? []
  if (length !== undefined) return { text: length === '255' ? 'str' : `str(..${length})`, unsaid: '' }
  const [, digits, places = '0'] = /^NUMERIC\((\d+)(?:, ?(\d+))?\)$/.exec(type) ?? []
  if (digits !== undefined) return { text: `decimal(${digits} ${places})`, unsaid: '' }
  const [, dimensions] = /^VECTOR\((\d+)\)$/i.exec(type) ?? []
  if (dimensions !== undefined) return { text: `vector(${dimensions})`, unsaid: '' }
  const [, near] = NEARLY.find(([pattern]) => pattern.test(type)) ?? []
  return { text: near ?? 'text', unsaid: type === '' ? 'not told by the code: its type' : type }
}

/** A moment whose zone nobody wrote down. */
export const ZONELESS = /^TIMESTAMP(?!.*WITH TIME ZONE)/

const EXACTLY: Readonly<Record<string, string>> = {
  TEXT: 'text',
  // To the server a text without a length is the same under both names.
  VARCHAR: 'text',
  INTEGER: 'int',
  FLOAT: 'float',
  'DOUBLE PRECISION': 'float',
  BOOLEAN: 'bool',
  DATE: 'date',
  'TIMESTAMP WITH TIME ZONE': 'datetime',
  'TIME WITHOUT TIME ZONE': 'time',
  INTERVAL: 'duration',
  UUID: 'uuid',
  JSONB: 'json',
  BYTEA: 'bytes',
}

/** What is kept in another way than the language asks for, with the type that comes nearest. */
const NEARLY: readonly (readonly [RegExp, string])[] = [
  [/^(VARCHAR|TEXT|CITEXT|CHAR|CHARACTER|TSVECTOR)/i, 'text'],
  [/^(BIGINT|SMALLINT|INT)/i, 'int'],
  [/^(FLOAT|REAL|DOUBLE)/i, 'float'],
  [/^(NUMERIC|DECIMAL|MONEY)/i, 'decimal(38 10)'],
  [/^TIMESTAMP/i, 'datetime'],
  [/^TIME/i, 'time'],
  [/^JSON/i, 'json'],
  [/^(BYTEA|BLOB)/i, 'bytes'],
]
