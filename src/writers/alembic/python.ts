/** Python literals, quoted as its formatters do. */
export function pythonText(text: string): string {
  const quote = text.includes('"') && !text.includes("'") ? "'" : '"'
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
  return `${quote}${escaped}${quote}`
}

export const pythonList = (texts: readonly string[]): string => `[${texts.map(pythonText).join(', ')}]`

/** SQL inside of `text(...)` or `op.execute(...)`: a colon before a word would be taken for a parameter. */
export const sqlText = (sql: string): string => sql.replaceAll(/(?<![:\w\\]):(?=\w+(?!:))/g, '\\:')

/** A statement of one line or several. */
export function sqlLiteral(sql: string): string {
  const text = sqlText(sql)
  if (!text.includes('\n') || text.includes('"""') || text.endsWith('"')) return pythonText(text)
  return `"""${text.replaceAll('\\', '\\\\')}"""`
}

/** `op.create_index("ix", "orders", ["id"])`, over several lines when it does not fit into one. */
export function call(name: string, given: readonly (string | null)[]): string {
  const used = given.filter((one) => one !== null)
  const line = `${name}(${used.join(', ')})`
  if (used.length === 1 && line.includes('"""')) return line
  if (line.length <= LINE && !line.includes('\n')) return line
  return `${name}(\n${used.map((one) => indented(`${one},`)).join('\n')}\n)`
}

const LINE = 112

export const indented = (text: string): string =>
  text.includes('"""')
    ? `    ${text}`
    : text
        .split('\n')
        .map((line) => (line === '' ? line : `    ${line}`))
        .join('\n')

export const keyword = (name: string, value: string | null): string | null =>
  value === null ? null : `${name}=${value}`

export const inSchema = (schema: string, name = 'schema'): string | null =>
  schema === 'public' ? null : `${name}=${pythonText(schema)}`
