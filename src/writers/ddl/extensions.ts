import type { Data } from '../../model/index.ts'

/** Types, operator classes and functions that come with an extension, and not with PostgreSQL itself. */
const providers: readonly (readonly [RegExp, string])[] = [
  [/\bcitext\b/i, 'citext'],
  [/\bhstore\b/i, 'hstore'],
  [/\bltree\b/i, 'ltree'],
  [/\b(?:half)?vec(?:tor)?\s*\(\s*\d+\s*\)|\bvector_(?:l2|ip|cosine)_ops\b|\bsparsevec\b/i, 'vector'],
  [/\b(?:geometry|geography)\b/i, 'postgis'],
  [/\bgi[ns]t?_trgm_ops\b/i, 'pg_trgm'],
  [/\buuid_generate_v\d\w*\s*\(/i, '"uuid-ossp"'],
]

export function extensionsFor(data: Data): readonly string[] {
  const texts = data.tables.flatMap((table) => [
    ...table.columns.flatMap((column) => [column.type, column.serverDefault ?? '']),
    ...table.indexes.flatMap((index) => index.keys),
  ])
  const exclusive = data.tables.some((table) => (table.exclusions ?? []).length > 0)
  const named = providers
    .filter(([pattern]) => texts.some((text) => pattern.test(text)))
    .map(([, extension]) => extension)
  // An exclusion mostly compares plain columns for equality, which GiST learns from this extension.
  return exclusive ? [...named, 'btree_gist'] : named
}
