import type { Backend, JsonSchema } from '../../model/index.ts'
import { resolved } from './bodies.ts'
import { isWord } from './conditions.ts'
import { sentDefault } from './defaults.ts'
import { rangedType, sizedText } from './sized.ts'

/** A value of a request as a field: its type, whether it may be missing, and what it then is. */
export function sentField(schema: JsonSchema, required: boolean, backend: Backend): string {
  const { type, isLeft } = sentType(schema, backend)
  const begins = sentDefault({ default: schema['default'] }, false, type).text
  return `${type}${begins === '' && (isLeft || !required) ? '?' : ''}${begins}`
}

const TYPES: Readonly<Record<string, string>> = { integer: 'int', number: 'float', boolean: 'bool' }
const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'uuid',
  date: 'date',
  'date-time': 'datetime',
  time: 'time',
  duration: 'duration',
  email: 'email',
  uri: 'url',
  binary: 'bytes',
  base64: 'bytes',
}

interface Sent {
  readonly type: string
  /** Whether nothing may be sent for it. */
  readonly isLeft: boolean
}

function sentType(given: JsonSchema, backend: Backend): Sent {
  const schema = resolved(given, backend)
  const kinds = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined
  if (kinds) {
    const [first, ...more] = kinds.filter((one) => one['type'] !== 'null')
    const isLeft = kinds.some((one) => one['type'] === 'null')
    const all: readonly JsonSchema[] = first ? [first, ...more] : more
    const decimal = all.flatMap((one) => decimalIn(one) ?? [])[0] ?? (isDecimal(all) ? 'decimal(38 10)' : null)
    return { type: decimal ?? (first ? sentType(first, backend).type : 'json'), isLeft }
  }
  return { type: plainType(schema, backend), isLeft: false }
}

function plainType(schema: JsonSchema, backend: Backend): string {
  const words = (schema['enum'] ?? []) as readonly unknown[]
  if (words.length > 1 && words.every((word): word is string => typeof word === 'string' && isWord(word)))
    return words.join('|')
  const { type } = schema
  if (type === 'array') return listType(schema, backend)
  if (type === undefined || type === 'object') return 'json'
  const plain = FORMATS[String(schema['format'])] ?? TYPES[String(type)] ?? 'str'
  return plain === 'str'
    ? sizedText('text', '', { ...schema, type: 'string' }).replace(/^text/, 'str')
    : rangedType(plain, schema)
}

/** Numbers of a fixed count are a vector. */
function listType(schema: JsonSchema, backend: Backend): string {
  const items = (schema['items'] ?? {}) as JsonSchema
  const { minItems, maxItems } = schema
  if (items['type'] === 'number' && typeof minItems === 'number' && minItems === maxItems) return `vector(${minItems})`
  return `list ${sentType(items, backend).type}`.replace('list list', 'list')
}

/** A number that may come as text: no contract says how many digits it may have. */
const isDecimal = (kinds: readonly JsonSchema[]): boolean =>
  kinds.length === 2 && kinds[0]?.['type'] === 'number' && kinds[1]?.['type'] === 'string' && !kinds[1]['format']

/** Pydantic's pattern of a number with so many digits: `\\d{0,10}` before the point, `{1,13}` with it. */
function decimalIn({ type, pattern }: JsonSchema): string | null {
  const [, all, places] = /\{1,(\d+)\}0\*\$\).*\\\.\\d\{0,(\d+)\}/.exec(String(pattern ?? '')) ?? []
  return type !== 'string' || all === undefined ? null : `decimal(${Number(all) - 1} ${places})`
}
