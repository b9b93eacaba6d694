import type { JsonSchema, Operation, Piece, Source } from '../../model/index.ts'

/** Types whose text holds nothing but letters, digits, dots and dashes, or is one of a few. */
const NARROW =
  /^(int|float|bool|Literal|Enum|decimal\.Decimal|fractions\.Fraction|uuid\.\w+|pydantic(\.\w+)*\.UUID\d|datetime\.\w+|ipaddress\.\w+|bson\.(objectid\.)?ObjectId)$/

/** A value that cannot carry an attack: a number, a date, one of a few, or of a written pattern. */
export const isNarrow = (piece: Piece, source: Source, operation: Operation): boolean =>
  NARROW.test(piece.type) || isNarrowSchema(schemaOf(source, operation))

function schemaOf(source: Source, operation: Operation): JsonSchema | null {
  const [, place, name] = /^(\w+):(.*)$/.exec(source) ?? []
  if (place === 'body') return fieldOf(operation, name ?? '')
  return operation.parameters.find((one) => one.in === place && one.name === name)?.schema ?? null
}

/** A field of a form; the whole of a JSON body is an object and says nothing of its parts. */
function fieldOf(operation: Operation, name: string): JsonSchema | null {
  for (const schema of Object.values(operation.body?.content ?? {})) {
    const field = (schema['properties'] as Readonly<Record<string, JsonSchema>> | undefined)?.[name]
    if (field) return field
  }
  return null
}

const FORMATS = /^(uuid\d?|date|date-time|time|duration|ipv4|ipv6)$/

export function isNarrowSchema(schema: JsonSchema | null): boolean {
  if (!schema) return false
  const options = schema['anyOf'] as readonly JsonSchema[] | undefined
  if (options) return options.every((one) => one['type'] === 'null' || isNarrowSchema(one))
  if ('enum' in schema || 'const' in schema || '$ref' in schema) return true
  if (schema['type'] === 'array') return isNarrowSchema((schema['items'] as JsonSchema | undefined) ?? null)
  return (
    ['integer', 'number', 'boolean'].includes(String(schema['type'])) ||
    FORMATS.test(String(schema['format'])) ||
    isBounded(schema['pattern'])
  )
}

/** A pattern for the whole text that lets no dot and star through. */
const isBounded = (pattern: unknown): boolean =>
  typeof pattern === 'string' && /^(\^|\\A).*(\$|\\Z)$/.test(pattern) && !/(^|[^\\])\.[*+]/.test(pattern)
