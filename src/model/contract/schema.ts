import { isObject, objectAt } from '../../kernel/json.ts'
import type { JsonSchema } from '../index.ts'

export type Schemas = Readonly<Record<string, JsonSchema>>

/** What a schema comes to: references followed, the parts of `allOf` put together, null left out of a choice. */
export function resolved(schema: JsonSchema, schemas: Schemas, depth = 0): JsonSchema {
  if (depth > 12) return {}
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    const named = schemas[reference.split('/').pop() ?? '']
    return named === undefined ? {} : resolved(named, schemas, depth + 1)
  }
  const all = schema['allOf']
  if (Array.isArray(all)) return merged([without(schema, 'allOf'), ...partsOf(all, schemas, depth)])
  for (const choice of ['anyOf', 'oneOf'] as const) {
    const options = schema[choice]
    if (!Array.isArray(options)) continue
    const first = partsOf(options, schemas, depth).find((part) => part['type'] !== 'null')
    return { ...without(schema, choice), ...first }
  }
  const types = schema['type']
  return Array.isArray(types) ? { ...schema, type: types.find((type) => type !== 'null') } : schema
}

const partsOf = (parts: readonly unknown[], schemas: Schemas, depth: number): readonly JsonSchema[] =>
  parts.filter(isObject).map((part) => resolved(part, schemas, depth + 1))

const without = (schema: JsonSchema, key: string): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key))

function merged(parts: readonly JsonSchema[]): JsonSchema {
  const properties = Object.assign({}, ...parts.map((part) => objectAt(part, 'properties'))) as JsonSchema
  const required = parts.flatMap((part) => (Array.isArray(part['required']) ? (part['required'] as string[]) : []))
  const shared = Object.assign({}, ...parts) as JsonSchema
  return { ...shared, ...(Object.keys(properties).length > 0 && { properties, required: [...new Set(required)] }) }
}

/** The members of an object, each as it comes out. */
export function propertiesOf(schema: JsonSchema, schemas: Schemas): Readonly<Record<string, JsonSchema>> {
  const properties = objectAt(resolved(schema, schemas), 'properties')
  return Object.fromEntries(
    Object.entries(properties)
      .filter((entry): entry is [string, JsonSchema] => isObject(entry[1]))
      .map(([name, property]) => [name, resolved(property, schemas)]),
  )
}

export interface Field {
  /** `['address', 'street']`; a number stands for a place in a list. */
  readonly path: readonly (string | number)[]
  readonly schema: JsonSchema
}

/** Every field below a schema that holds a value of its own. */
export function fieldsOf(schema: JsonSchema, schemas: Schemas, path: Field['path'] = []): readonly Field[] {
  if (path.length > 4) return []
  const own = resolved(schema, schemas)
  if (own['type'] === 'array') {
    return isObject(own['items']) ? fieldsOf(own['items'], schemas, [...path, 0]) : []
  }
  const inner = Object.entries(objectAt(own, 'properties')).filter((entry) => isObject(entry[1]))
  if (inner.length > 0)
    return inner.flatMap(([name, property]) => fieldsOf(property as JsonSchema, schemas, [...path, name]))
  return path.length === 0 ? [] : [{ path, schema: own }]
}

/** A value with another one at a place inside of it. */
export function withField(value: unknown, path: Field['path'], field: unknown): unknown {
  const [head, ...rest] = path
  if (head === undefined) return field
  if (typeof head === 'number') {
    const list = Array.isArray(value) ? [...(value as unknown[])] : []
    list[head] = withField(list[head], rest, field)
    return list
  }
  const object = isObject(value) ? value : {}
  return { ...object, [head]: withField(object[head], rest, field) }
}
