import { inBatches as batches } from '../../sql/batches.ts'

/** A name as it can be sent: plain ones bare. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`))
    .join('.')

export const list = (names: readonly string[]): string => names.map(quoted).join(', ')

/** A statement without its `;`, with a word put behind the first one of another: `CREATE INDEX` + `CONCURRENTLY`. */
export const withWord = (sql: string, after: RegExp, word: string): string =>
  oneLine(sql).replace(after, (found) => `${found} ${word}`)

export const oneLine = (sql: string): string =>
  sql
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** The same for a table and its columns as they are written here. */
export const inBatches = (table: string, set: string, where: string): string => batches(quoted(table), set, where)
