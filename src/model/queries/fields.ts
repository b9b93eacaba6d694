import type { Backend, JsonSchema, Operation } from '../index.ts'

/** A field of a body or an answer, with the way to it: `seller.email`, `items[].token`. */
export interface Field {
  readonly path: string
  readonly name: string
  readonly schema: JsonSchema
  /** The named schema it stands in; '' for none. */
  readonly of: string
}

/** Deeper than this nobody reads a contract. */
const DEEPEST = 6
const MOST = 600

/** Every field of a schema, those of the schemas it refers to included. */
export function fieldsOf(schema: JsonSchema | undefined, backend: Backend, operation: Operation): readonly Field[] {
  const schemas = backend.api.applications.find((one) => one.id === operation.application)?.schemas ?? {}
  const found: Field[] = []
  const visit = (at: JsonSchema | undefined, path: string, of: string, within: readonly string[]): void => {
    if (!at || found.length > MOST || within.length > DEEPEST) return
    const name = namedBy(at)
    if (name !== null) {
      if (!within.includes(name)) visit(schemas[name], path, name, [...within, name])
      return
    }
    for (const key of ['anyOf', 'oneOf', 'allOf'])
      for (const one of (at[key] as readonly JsonSchema[] | undefined) ?? []) visit(one, path, of, within)
    if (at['items']) visit(at['items'] as JsonSchema, path === '' ? '' : `${path}[]`, of, within)
    for (const [field, inner] of Object.entries((at['properties'] ?? {}) as Record<string, JsonSchema>)) {
      const whole = path === '' ? field : `${path}.${field}`
      found.push({ path: whole, name: field, schema: inner, of })
      visit(inner, whole, of, within)
    }
  }
  visit(schema, '', '', [])
  return found
}

const namedBy = (schema: JsonSchema): string | null =>
  typeof schema['$ref'] === 'string' ? schema['$ref'].slice(schema['$ref'].lastIndexOf('/') + 1) : null

/** Fields of what is sent as JSON or as a form. */
export const bodyFields = (backend: Backend, operation: Operation): readonly Field[] =>
  Object.values(operation.body?.content ?? {}).flatMap((schema) => fieldsOf(schema, backend, operation))

/** Fields of what is answered when all went well. */
export const answeredFields = (backend: Backend, operation: Operation): readonly Field[] =>
  operation.responses
    .filter((response) => response.status.startsWith('2'))
    .flatMap((response) => Object.values(response.content).flatMap((schema) => fieldsOf(schema, backend, operation)))

/** The class of the body, where it is one. */
export function bodyName(operation: Operation): string {
  const [schema] = Object.values(operation.body?.content ?? {})
  return schema ? (namedBy(schema) ?? '') : ''
}
