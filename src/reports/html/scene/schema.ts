type Schema = Readonly<Record<string, unknown>>

/** A JSON Schema in a few words: `BookOut`, `integer = 20`, `list of string`. */
export function schemaText(schema: Schema): string {
  const fallback = schema['default']
  return fallback === undefined || fallback === null
    ? typeText(schema, 0)
    : `${typeText(schema, 0)} = ${JSON.stringify(fallback)}`
}

function typeText(schema: Schema, depth: number): string {
  if (depth > 4) return '…'
  const reference = schema['$ref']
  if (typeof reference === 'string') return reference.split('/').at(-1) ?? reference
  const either = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(either))
    return either
      .filter(isSchema)
      .map((each) => typeText(each, depth + 1))
      .join(' or ')
  if (Array.isArray(schema['enum'])) return schema['enum'].map(String).join(' | ')
  if (schema['type'] === 'array')
    return `list of ${isSchema(schema['items']) ? typeText(schema['items'], depth + 1) : 'anything'}`
  const format = typeof schema['format'] === 'string' ? ` (${schema['format']})` : ''
  return typeof schema['type'] === 'string' ? `${schema['type']}${format}` : 'anything'
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
