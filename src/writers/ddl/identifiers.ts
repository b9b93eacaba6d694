/** Words SQLAlchemy's PostgreSQL dialect quotes (`RESERVED_WORDS` in dialects/postgresql/base.py). */
const reserved = new Set(
  (
    'all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog ' +
    'current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except ' +
    'false fetch for foreign from grant group having in initially intersect into leading limit localtime localtimestamp new not ' +
    'null of off offset old on only or order placing primary references returning select session_user some symmetric table then ' +
    'to trailing true union unique user using variadic when where window with authorization between binary cross current_schema ' +
    'freeze full ilike inner is isnull join left like natural notnull outer over overlaps right similar verbose'
  ).split(' '),
)

/** Quoted only when SQLAlchemy would: reserved words, capitals, and anything but letters, digits, `_` and `$`. */
export function identifier(name: string): string {
  const bare = /^[a-z_][a-z0-9_$]*$/.test(name) && !reserved.has(name)
  return bare ? name : `"${name.replaceAll('"', '""')}"`
}

export function identifiers(names: readonly string[]): string {
  return names.map(identifier).join(', ')
}

export function qualified(schema: string | null, name: string): string {
  return schema === null ? identifier(name) : `${identifier(schema)}.${identifier(name)}`
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Text for a `--` comment, which ends with its line. */
export function remark(text: string): string {
  return `-- ${text.replace(/\s+/g, ' ')}`
}
