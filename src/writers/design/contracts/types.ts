import { isObject } from '../../../kernel/json.ts'
import { type Schemas, resolved } from '../../../model/contract/schema.ts'
import type { JsonSchema } from '../../../model/index.ts'

/** A schema in a few words: `string, 1 to 200 characters`, `one of gdpr, ccpa`, `list of uuid or null`. */
export function typeText(schema: JsonSchema, schemas: Schemas, depth = 0): string {
  const own = resolved(schema, schemas)
  const text = depth > 3 ? 'object' : bare(own, schemas, depth)
  return mayBeNull(schema, schemas) ? `${text} or null` : text
}

function bare(own: JsonSchema, schemas: Schemas, depth: number): string {
  if ('const' in own) return JSON.stringify(own['const'])
  if (Array.isArray(own['enum'])) return `one of ${own['enum'].map(String).join(', ')}`
  const { type } = own
  if (type === 'array') {
    const items = isObject(own['items']) ? typeText(own['items'], schemas, depth + 1) : 'anything'
    return `list of ${items}${boundsText(own['minItems'], own['maxItems'], 'items')}`
  }
  if (type === 'string') {
    const format = typeof own['format'] === 'string' ? own['format'] : 'string'
    const pattern = typeof own['pattern'] === 'string' ? ` like ${own['pattern']}` : ''
    return `${format}${boundsText(own['minLength'], own['maxLength'], 'characters')}${pattern}`
  }
  if (type === 'integer' || type === 'number')
    return `${type}${boundsText(own['minimum'] ?? above(own['exclusiveMinimum']), own['maximum'] ?? above(own['exclusiveMaximum']), '')}`
  if (typeof type === 'string') return type
  return isObject(own['properties']) ? 'object' : 'anything'
}

const above = (bound: unknown): unknown => (typeof bound === 'number' ? `${bound} (exclusive)` : undefined)

function boundsText(least: unknown, most: unknown, unit: string): string {
  const said = (bound: unknown): bound is string | number => typeof bound === 'number' || typeof bound === 'string'
  const words = unit === '' ? '' : ` ${unit}`
  if (said(least) && said(most)) return least === most ? `, ${least}${words}` : `, ${least} to ${most}${words}`
  if (said(least)) return `, at least ${least}${words}`
  return said(most) ? `, at most ${most}${words}` : ''
}

function mayBeNull(schema: JsonSchema, schemas: Schemas, depth = 0): boolean {
  if (depth > 6) return false
  const reference = schema['$ref']
  const named = typeof reference === 'string' ? schemas[reference.slice(reference.lastIndexOf('/') + 1)] : undefined
  if (named !== undefined) return mayBeNull(named, schemas, depth + 1)
  const type = schema['type']
  if (type === 'null' || (Array.isArray(type) && type.includes('null'))) return true
  const options = schema['anyOf'] ?? schema['oneOf']
  return Array.isArray(options) && options.filter(isObject).some((one) => mayBeNull(one, schemas, depth + 1))
}
