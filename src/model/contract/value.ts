import { isObject } from '../../kernel/json.ts'
import { textFor } from '../../kernel/pattern-text.ts'
import type { JsonSchema } from '../index.ts'
import { type Schemas, propertiesOf, resolved } from './schema.ts'

/** How values are chosen where a schema leaves a choice. */
export interface Choosing {
  /** A text of no particular kind, for a field of this name. */
  readonly text: (name: string) => string
  /** A word that stands in addresses, so that they differ where they have to. */
  readonly word: () => string
  readonly uuid: () => string
  /** From 0 up to, and without, 1. */
  readonly chance: () => number
  /** Where no text could be made for a pattern; null for one that is made without it. */
  readonly unmatched: (pattern: string) => string | null
  /** Which members of an object there are: as few as the schema lets it have, or as many as it knows. */
  readonly members: 'required' | 'all'
}

/** Objects within objects: deeper than this they are as small as they may be, and still deeper they are empty. */
const SMALL = 3
const DEEPEST = 6

/** A value a schema allows. What it is called helps where the schema says little. */
export function valueFor(schema: JsonSchema, schemas: Schemas, by: Choosing, name = '', depth = 0): unknown {
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
      return listFor(own, schemas, by, name, depth)
    case 'string':
      return stringFor(own, by, name)
    case 'null':
      return null
    case undefined:
      return isObject(own['properties'])
        ? objectFor(own, schemas, by, depth)
        : (own['default'] ?? stringFor(own, by, name))
    default:
      return objectFor(own, schemas, by, depth)
  }
}

function objectFor(schema: JsonSchema, schemas: Schemas, by: Choosing, depth: number): unknown {
  if (depth > DEEPEST) return {}
  const required = new Set(Array.isArray(schema['required']) ? (schema['required'] as string[]) : [])
  const isShown = (name: string): boolean => required.has(name) || (by.members === 'all' && depth < SMALL)
  return Object.fromEntries(
    Object.entries(propertiesOf(schema, schemas))
      .filter(([name]) => isShown(name))
      .map(([name, property]) => [name, valueFor(property, schemas, by, name, depth + 1)]),
  )
}

function listFor(schema: JsonSchema, schemas: Schemas, by: Choosing, name: string, depth: number): readonly unknown[] {
  const least = typeof schema['minItems'] === 'number' ? schema['minItems'] : 0
  const most = typeof schema['maxItems'] === 'number' ? schema['maxItems'] : Infinity
  const usual = by.members === 'all' && depth < SMALL ? 1 : 0
  const items = isObject(schema['items']) ? schema['items'] : {}
  const chosen = resolved(items, schemas)['enum']
  return Array.from({ length: Math.min(Math.max(least, usual), most) }, (_, place) =>
    Array.isArray(chosen) ? (chosen[place % chosen.length] as unknown) : valueFor(items, schemas, by, name, depth + 1),
  )
}

function numberFor(schema: JsonSchema): number {
  const step = typeof schema['multipleOf'] === 'number' ? schema['multipleOf'] : 1
  const above = schema['exclusiveMinimum']
  const low = typeof schema['minimum'] === 'number' ? schema['minimum'] : typeof above === 'number' ? above + step : 1
  const high = typeof schema['maximum'] === 'number' ? schema['maximum'] : Infinity
  const least = schema['type'] === 'integer' ? Math.ceil(low / step) * step : low
  return Math.min(least, high)
}

const formats: Readonly<Record<string, (by: Choosing) => string>> = {
  email: ({ word }) => `caller-${word()}@example.com`,
  uuid: ({ uuid }) => uuid(),
  uri: ({ word }) => `https://example.com/${word()}`,
  url: ({ word }) => `https://example.com/${word()}`,
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
  password: ({ word }) => `correct-${word()}-Horse9`,
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

function stringFor(schema: JsonSchema, by: Choosing, name: string): string {
  const least = typeof schema['minLength'] === 'number' ? schema['minLength'] : 0
  const most = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : Infinity
  if (typeof schema['pattern'] === 'string') {
    const matched = textFor(schema['pattern'], least, most, by.chance) ?? by.unmatched(schema['pattern'])
    if (matched !== null) return matched
  }
  const isSaid = typeof schema['format'] === 'string'
  const format = isSaid ? (schema['format'] as string) : (named.find(([word]) => word.test(name))?.[1] ?? '')
  const made = Object.hasOwn(formats, format) ? formats[format]!(by) : null
  if (made !== null && (isSaid || (made.length >= least && made.length <= most))) return made
  const text = shaped.find(([word]) => word.test(name))?.[1] ?? by.text(name)
  // The end of it is what differs each time.
  return text.padEnd(Math.min(least, LONGEST), 'x').slice(-Math.min(most, LONGEST))
}

const LONGEST = 1e6
