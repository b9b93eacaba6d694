import { isObject, objectAt } from '../../../src/kernel/json.ts'
import type { JsonSchema } from '../../../src/model/index.ts'

type Guards = (id: string) => boolean

/** What is wrong with a value by its schema: the first reason, null where there is none. */
export function invalid(schema: JsonSchema, value: unknown, guards: Guards, name = 'body'): string | null {
  switch (schema['type']) {
    case 'object':
      return invalidObject(schema, value, guards, name)
    case 'array': {
      if (!Array.isArray(value) || value.length < Number(schema['minItems'] ?? 0)) return `${name} is no list`
      const items = schema['items'] as JsonSchema
      return value.map((one) => invalid(items, one, guards, name)).find((one) => one !== null) ?? null
    }
    case 'integer':
      return invalidInteger(schema, value, guards, name)
    case 'boolean':
      return typeof value === 'boolean' ? null : `${name} is no boolean`
    default:
      return invalidText(schema, value, guards, name)
  }
}

function invalidObject(schema: JsonSchema, value: unknown, guards: Guards, name: string): string | null {
  if (!isObject(value)) return `${name} is no object`
  const properties = objectAt(schema, 'properties')
  for (const required of (schema['required'] as string[]) ?? [])
    if (!(required in value)) return `${required} is missing`
  for (const [member, inner] of Object.entries(value)) {
    const known = properties[member]
    if (isObject(known)) {
      const wrong = invalid(known, inner, guards, member)
      if (wrong !== null) return wrong
    } else if (guards(member.startsWith('zz_') ? 'B10' : 'B09')) return `${member} is not known`
  }
  return null
}

function invalidInteger(schema: JsonSchema, value: unknown, guards: Guards, name: string): string | null {
  if (typeof value !== 'number') return guards('C06') || typeof value !== 'boolean' ? `${name} is no number` : null
  if (!guards('C06')) return null
  const most = Number(schema['maximum'] ?? 2_147_483_647)
  return Number.isSafeInteger(value) && value >= Number(schema['minimum'] ?? -2_147_483_648) && value <= most
    ? null
    : `${name} is out of range`
}

const formats: Readonly<Record<string, RegExp>> = {
  email: /^[^@\s\u0000]+@[^@\s\u0000]+\.[a-z]+$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  uri: /^[a-z]+:\/\/\S+$/,
  'date-time': /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
}

function invalidText(schema: JsonSchema, value: unknown, guards: Guards, name: string): string | null {
  if (typeof value !== 'string') return `${name} is no text`
  if (guards('C04') && value.includes('\u0000')) return `${name} has a NUL`
  if (!(value as string & { isWellFormed(): boolean }).isWellFormed()) return `${name} is no Unicode`
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) return `${name} is none of them`
  const least = name === 'password' && !guards('A37') ? 0 : Number(schema['minLength'] ?? 0)
  const length = [...(value.length > 5000 ? 'x'.repeat(5000) : value)].length
  if (length < least || length > Number(schema['maxLength'] ?? Infinity)) return `${name} has a wrong length`
  if (typeof schema['pattern'] === 'string' && !new RegExp(schema['pattern']).test(value))
    return `${name} has a wrong form`
  const format = formats[String(schema['format'])]
  return format === undefined || format.test(value) || (schema['format'] === 'date-time' && !guards('C06'))
    ? null
    : `${name} has a wrong form`
}
