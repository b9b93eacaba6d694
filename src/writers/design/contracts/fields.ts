import { isObject } from '../../../kernel/json.ts'
import { type Schemas, resolved } from '../../../model/contract/schema.ts'
import type { ContractField, JsonSchema, Parameter } from '../../../model/index.ts'
import { typeText } from './types.ts'

const DEEPEST = 3
const MOST = 80

/** Every field with the way to it: `data[].person.name`. */
export function contractFields(schema: JsonSchema, schemas: Schemas): readonly ContractField[] {
  const fields: ContractField[] = []
  const visit = (at: JsonSchema, way: string, depth: number): void => {
    const own = resolved(at, schemas)
    if (own['type'] === 'array' && isObject(own['items'])) return visit(own['items'], `${way}[]`, depth)
    const required = new Set(Array.isArray(own['required']) ? own['required'] : [])
    for (const [name, inner] of Object.entries(isObject(own['properties']) ? own['properties'] : {})) {
      if (!isObject(inner) || fields.length >= MOST) return
      const path = way === '' ? name : `${way}.${name}`
      fields.push({ name: path, type: typeText(inner, schemas), required: required.has(name) })
      if (depth < DEEPEST) visit(inner, path, depth + 1)
    }
  }
  visit(schema, '', 0)
  return fields
}

export const parameterFields = (parameters: readonly Parameter[], schemas: Schemas): readonly ContractField[] =>
  parameters.map(({ name, in: place, required, schema }) => ({
    name: place === 'path' || place === 'query' ? name : `${place} ${name}`,
    type: `${typeText(schema, schemas)}${place === 'path' ? ', in the path' : ''}`,
    required,
  }))
