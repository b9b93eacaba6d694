const short: Readonly<Record<string, string>> = {
  'TIMESTAMP WITH TIME ZONE': 'timestamptz',
  'TIMESTAMP WITHOUT TIME ZONE': 'timestamp',
  'TIME WITHOUT TIME ZONE': 'time',
  'TIME WITH TIME ZONE': 'timetz',
  'DOUBLE PRECISION': 'double',
  'CHARACTER VARYING': 'varchar',
}

/** A type as one word, as diagrams have room for: `timestamptz`, `varchar(120)`. */
export function shortType(type: string): string {
  if (type === '') return 'unknown'
  const known = short[type.toUpperCase()]
  return (
    known ??
    type
      .toLowerCase()
      .replace(/\s*,\s*/g, ',')
      .replace(/\s+/g, '_')
  )
}
