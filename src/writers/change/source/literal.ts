import { pythonText } from '../../alembic/python.ts'

/** The quote most texts of a file stand in. */
export function quoteOf(source: string): '"' | "'" {
  const double = source.split('"').length - 1 - 3 * (source.split('"""').length - 1)
  const single = source.split("'").length - 1 - 3 * (source.split("'''").length - 1)
  return single > double ? "'" : '"'
}

/** A value as Python, in the quotes of a file. */
export function literal(value: string | number | boolean | null, quote: '"' | "'"): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'number' ? String(value) : quoted(value, quote)
}

export function quoted(text: string, quote: '"' | "'"): string {
  if (quote === '"' || text.includes("'") || text.includes('"')) return pythonText(text)
  return `'${pythonText(text).slice(1, -1)}'`
}
