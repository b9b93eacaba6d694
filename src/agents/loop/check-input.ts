import { isObject, type Json } from '../../kernel/json.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { ObjectSchema } from '../tools/tool.ts'

/** What is wrong with an input, as its author should read it; null when nothing is. */
export function wrongInput(value: unknown, schema: ObjectSchema): string | null {
  return wrong(value, { ...schema }, 'the input')
}

function wrong(value: unknown, schema: Json, what: string): string | null {
  const types = typesOf(schema['type'])
  if (types.length > 0 && !types.some((type) => is(value, type))) return `${what} is no ${types.join(' or ')}`
  const choices = schema['enum']
  if (Array.isArray(choices) && !choices.includes(value))
    return `${what} is none of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`
  if (typeof value === 'number') return wrongNumber(value, schema, what)
  if (Array.isArray(value)) return first(value, (each, at) => wrong(each, objectOr(schema['items']), `${what}[${at}]`))
  return isObject(value) && types.includes('object') ? wrongObject(value, schema, what) : null
}

function wrongObject(value: Json, schema: Json, what: string): string | null {
  const properties = objectOr(schema['properties'])
  const names = Object.keys(properties)
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  const missing = required.find((name) => !Object.hasOwn(value, String(name)))
  if (missing !== undefined) return `${what} lacks ${String(missing)}`
  return first(Object.keys(value), (name) => {
    if (Object.hasOwn(properties, name)) return wrong(value[name], objectOr(properties[name]), name)
    if (schema['additionalProperties'] !== false) return null
    const near = nearest(name, names)
    return `${what} has no ${name}${near === null ? '' : `: did you mean ${near}?`}`
  })
}

function wrongNumber(value: number, { minimum, maximum }: Json, what: string): string | null {
  if (typeof minimum === 'number' && value < minimum) return `${what} is less than ${minimum}`
  return typeof maximum === 'number' && value > maximum ? `${what} is more than ${maximum}` : null
}

function is(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  return type === 'integer' ? Number.isInteger(value) : typeof value === type
}

const typesOf = (type: unknown): readonly string[] =>
  Array.isArray(type) ? type.map(String) : type ? [String(type)] : []

const objectOr = (value: unknown): Json => (isObject(value) ? value : {})

function first<T>(items: readonly T[], judged: (item: T, at: number) => string | null): string | null {
  for (const [at, item] of items.entries()) {
    const found = judged(item, at)
    if (found !== null) return found
  }
  return null
}
