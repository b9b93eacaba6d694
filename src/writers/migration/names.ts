import { quoted } from '../../sql/identifiers.ts'
import type { CatalogName } from '../../model/index.ts'

/** With its schema, except for the one everybody has. */
export const named = ({ schema, name }: CatalogName): string =>
  schema === 'public' ? quoted(name) : `${quoted(schema)}.${quoted(name)}`
