import { randomUUID } from 'node:crypto'
import { isObject } from '../../../kernel/json.ts'
import type { JsonSchema } from '../../../model/index.ts'
import { textFor } from './pattern.ts'
import { type Schemas, propertiesOf, resolved } from './schema.ts'

let made = 0

/** Different each time, so that nothing that must be unique is met twice. */
export const unique = (): string => `${Date.now().toString(36)}${(made++).toString(36)}`

/** A value a schema allows. What it is called helps where the schema says little. */
export function exampleOf(schema: JsonSchema, schemas: Schemas, name = '', depth = 0): unknown {
  const own = resolved(schema, schemas)
  if ('const' in own) return own['const']
  if (Array.isArray(own['enum'])) return own['enum'][0] as unknown
  switch (own['type']) {
    case 'integer':
    case 'number':
      return numberFor(own)
    case 'boolean':
      return typeof own['default'] === 'boolean' ? own['default'] : true
    case 'array':
      return listFor(own, schemas, name, depth)
    case 'string':
      return stringFor(own, name)
    case undefined:
      return isObject(own['properties']) ? objectFor(own, schemas, depth) : (own['default'] ?? stringFor(own, name))
    default:
      return objectFor(own, schemas, depth)
  }
}

/** Required members only: a request as small as the contract lets it be. */
function objectFor(schema: JsonSchema, schemas: Schemas, depth: number): unknown {
  if (depth > 6) return {}
  const required = new Set(Array.isArray(schema['required']) ? (schema['required'] as string[]) : [])
  return Object.fromEntries(
    Object.entries(propertiesOf(schema, schemas))
      .filter(([name]) => required.has(name))
      .map(([name, property]) => [name, exampleOf(property, schemas, name, depth + 1)]),
  )
}

function listFor(schema: JsonSchema, schemas: Schemas, name: string, depth: number): readonly unknown[] {
  const least = typeof schema['minItems'] === 'number' ? schema['minItems'] : 0
  const items = isObject(schema['items']) ? schema['items'] : {}
  return Array.from({ length: least }, () => exampleOf(items, schemas, name, depth + 1))
}

function numberFor(schema: JsonSchema): number {
  const step = typeof schema['multipleOf'] === 'number' ? schema['multipleOf'] : 1
  const above = schema['exclusiveMinimum']
  const low = typeof schema['minimum'] === 'number' ? schema['minimum'] : typeof above === 'number' ? above + step : 1
  const high = typeof schema['maximum'] === 'number' ? schema['maximum'] : Infinity
  const least = schema['type'] === 'integer' ? Math.ceil(low / step) * step : low
  return Math.min(least, high)
}

const formats: Readonly<Record<string, () => string>> = {
  email: () => `caller-${unique()}@example.com`,
  uuid: () => randomUUID(),
  uri: () => `https://example.com/${unique()}`,
  url: () => `https://example.com/${unique()}`,
  date: () => '2031-05-17',
  'date-time': () => '2031-05-17T10:30:00Z',
  time: () => '10:30:00',
  duration: () => 'P1D',
  ipv4: () => '192.0.2.7',
  ipv6: () => '2001:db8::7',
  hostname: () => 'example.com',
  binary: () => 'file',
  byte: () => 'ZmlsZQ==',
  'json-string': () => '{}',
  password: () => `correct-${unique()}-Horse9`,
}

/** What people call fields that are more than a text, from the special to the general. */
const named: readonly (readonly [RegExp, string])[] = [
  [/e?mail/i, 'email'],
  [/passw/i, 'password'],
  [/(^|_)(url|uri|link|website|webhook|callback)$/i, 'uri'],
  [/(^|_)(date|on)$/i, 'date'],
  [/_at$/i, 'date-time'],
]
const shaped: readonly (readonly [RegExp, string])[] = [
  [/phone|mobile/i, '+15005550006'],
  [/currency/i, 'EUR'],
  [/country/i, 'DE'],
  [/locale|language/i, 'en'],
  [/time_?zone/i, 'Europe/Berlin'],
  [/colou?r/i, '#336699'],
]

function stringFor(schema: JsonSchema, name: string): string {
  const least = typeof schema['minLength'] === 'number' ? schema['minLength'] : 0
  const most = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : Infinity
  if (typeof schema['pattern'] === 'string') {
    const matched = textFor(schema['pattern'], least)
    if (matched !== null) return matched
  }
  const format =
    typeof schema['format'] === 'string' ? schema['format'] : (named.find(([word]) => word.test(name))?.[1] ?? '')
  const text = formats[format]?.() ?? shaped.find(([word]) => word.test(name))?.[1] ?? `text-${unique()}`
  // The end of it is what differs each time.
  return format in formats ? text : text.padEnd(least, 'x').slice(-Math.min(most, 1e6))
}
