/** Words of SQL that tell which extension they need, where no `CREATE EXTENSION` says it. */
const TELLING: readonly (readonly [RegExp, string])[] = [
  [/\bcitext\b/i, 'citext'],
  [/\bhstore\b/i, 'hstore'],
  [/\bl(?:tree|query|txtquery)\b/i, 'ltree'],
  [/_trgm_ops\b/i, 'pg_trgm'],
  [/\buuid_generate_v\d/i, 'uuid-ossp'],
  [/\bgen_salt\s*\(|\bcrypt\s*\(/i, 'pgcrypto'],
  [/\bunaccent\s*\(/i, 'unaccent'],
  [/\bexclude\s+using\s+gist\b/i, 'btree_gist'],
  [/\b(?:vector|halfvec|sparsevec)\b/i, 'vector'],
]

export interface Extensions {
  /** Named by `CREATE EXTENSION`: the script makes them itself. */
  readonly created: readonly string[]
  /** Needed, and never made. */
  readonly assumed: readonly string[]
}

/** The extensions a script needs. */
export function extensionsOf(script: string): Extensions {
  const created = new Set(
    [...script.matchAll(/create\s+extension\s+(?:if\s+not\s+exists\s+)?(?:"([^"]+)"|([\w-]+))/gi)].map(
      ([, quoted, bare]) => (quoted ?? bare ?? '').toLowerCase(),
    ),
  )
  const told = TELLING.flatMap(([words, name]) => (words.test(script) ? [name] : []))
  return { created: [...created], assumed: told.filter((name) => !created.has(name)) }
}
