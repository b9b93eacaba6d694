import { asText } from '../../../python/values/ask.ts'
import type { JsonSchema } from '../../../model/api.ts'
import type { Registered } from '../../pydantic/field.ts'

export const schemaOf = (registered: Registered): JsonSchema => registered.schema()

/** FastAPI gives each field the title its name suggests, unless it refers to a model. */
export function titled(registered: Registered): JsonSchema {
  const schema = registered.schema()
  if ('$ref' in schema) return schema
  const given = asText(registered.field.info?.keywords.get('title'))
  return { ...schema, title: given ?? titleOf(registered.field.titled ?? registered.field.alias) }
}

/** `str.title()` of the alias, underscores as blanks. */
export const titleOf = (alias: string): string =>
  alias
    .toLowerCase()
    .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replaceAll('_', ' ')
