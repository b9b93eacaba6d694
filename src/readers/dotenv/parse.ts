const LINE = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*)$/

/** The assignments of a `.env` file. */
export function parseDotenv(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const line of source.split(/\r?\n/)) {
    const [, key, rest] = LINE.exec(line) ?? []
    if (key !== undefined && rest !== undefined) found.set(key, unquote(rest.trim()))
  }
  return found
}

function unquote(value: string): string {
  const quoted = /^(['"])(.*)\1/.exec(value)
  if (quoted) return quoted[1] === '"' ? quoted[2]!.replaceAll('\\n', '\n').replaceAll('\\"', '"') : quoted[2]!
  return value.replace(/\s+#.*$/, '')
}
