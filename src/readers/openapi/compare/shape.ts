import type { JsonDocument } from '../../../kernel/json-document.ts'
import { nameOfReference } from '../../../kernel/json-document.ts'
import { type Json, isObject, listAt, objectAt, textAt } from '../../../kernel/json.ts'

/** One of the things a value may be. */
export interface Alternative {
  /** `string`, `string date-time`, `integer`, `array`, `object`, `null`, `anything`, `"draft" | "sent"`. */
  readonly kind: string
  readonly schema: Json
  /** The name it has in the document, '' for none. */
  readonly name: string
}

const MAXIMUM_NESTING = 24
/** Choices among choices among choices: a document written to hurt doubles them with every line. */
const MAXIMUM_LOOKS = 2_000

/** A document, and how often it may still be looked at for one value. */
interface Lookup {
  readonly document: JsonDocument
  left: number
}

/** What a schema allows, with references followed and both dialects (3.0 and 3.1) said in the same words. */
export function alternatives(given: unknown, document: JsonDocument): readonly Alternative[] {
  return lookAt(given, { document, left: MAXIMUM_LOOKS }, 0)
}

function lookAt(given: unknown, lookup: Lookup, nesting: number): readonly Alternative[] {
  const schema = isObject(given) ? lookup.document.resolve(given) : null
  lookup.left -= 1
  if (!isObject(given) || schema === null || nesting > MAXIMUM_NESTING || lookup.left < 0) return [anything({})]
  const name = nameOfReference(given)
  const found = among(schema, name, lookup, nesting)
  const nullable = schema['nullable'] === true && !found.some(({ kind }) => kind === 'null')
  return nullable ? [...found, { kind: 'null', schema: {}, name: '' }] : found
}

const anything = (schema: Json): Alternative => ({ kind: 'anything', schema, name: '' })

function among(schema: Json, name: string, lookup: Lookup, nesting: number): readonly Alternative[] {
  const options = [...listAt(schema, 'anyOf'), ...listAt(schema, 'oneOf')]
  if (options.length > 0) return options.flatMap((each) => lookAt(each, lookup, nesting + 1))
  const parts = listAt(schema, 'allOf')
  if (parts.length === 1 && Object.keys(objectAt(schema, 'properties')).length === 0)
    return lookAt(parts[0], lookup, nesting + 1)
  if (parts.length > 0) return [{ kind: 'object', schema: merged(schema, parts, lookup, nesting), name }]
  const values = Object.hasOwn(schema, 'const') ? [schema['const']] : listAt(schema, 'enum')
  if (values.length > 0)
    return [
      {
        kind: values
          .map((each) => JSON.stringify(each))
          .sort()
          .join(' | '),
        schema,
        name,
      },
    ]
  return typesOf(schema).map((type) => ({ kind: kindOf(type, schema), schema, name }))
}

function typesOf(schema: Json): readonly string[] {
  const type = schema['type']
  if (Array.isArray(type)) return type.map(String)
  if (typeof type === 'string') return [type]
  if (Object.hasOwn(schema, 'properties')) return ['object']
  return [Object.hasOwn(schema, 'items') ? 'array' : 'anything']
}

/** An upload has been written in two ways over the years. */
function kindOf(type: string, schema: Json): string {
  if (type !== 'string') return type
  const format = textAt(schema, 'contentMediaType') === 'application/octet-stream' ? 'binary' : textAt(schema, 'format')
  return `string ${format}`.trim()
}

/** The fields of all parts together. */
function merged(schema: Json, parts: readonly unknown[], lookup: Lookup, nesting: number): Json {
  const objects = [...parts.flatMap((part) => lookAt(part, lookup, nesting + 1).map((each) => each.schema)), schema]
  return {
    properties: Object.assign({}, ...objects.map((each) => objectAt(each, 'properties'))) as Json,
    required: objects.flatMap((each) => listAt(each, 'required')),
  }
}

/** All kinds in one line, in an order of their own. */
export function kindsOf(found: readonly Alternative[]): string {
  return [...new Set(found.map(({ kind }) => kind))].sort().join(' or ')
}
