import { RESERVED_IN_PYTHON, RESERVED_IN_SQL, TAKEN_IN_MODELS } from '../../blueprint/check/reserved.ts'
import { compareText } from '../../model/queries/index.ts'
import type { Table } from '../../model/index.ts'

/** `DataBroker` as a column calls it. */
export const snake = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replaceAll(/\W+/g, '_')
    .toLowerCase()

const pascal = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

/** One of it: `addresses`, `categories`, `tasks`. */
export function singular(word: string): string {
  if (/people$/i.test(word)) return `${word.slice(0, -6)}person`
  if (/ies$/i.test(word)) return `${word.slice(0, -3)}y`
  if (/(ss|x|z|ch|sh)es$/i.test(word)) return word.slice(0, -2)
  return /[^su]s$/i.test(word) ? word.slice(0, -1) : word
}

/** What every table is called as a resource: by its class where it has one, each name once. */
export function resourceNames(tables: readonly Table[], user: string | null): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const inOrder = tables.toSorted((a, b) => Number(b.id === user) - Number(a.id === user) || compareText(a.id, b.id))
  for (const table of inOrder) {
    const own = table.model?.slice(table.model.lastIndexOf('.') + 1) ?? singular(table.name)
    const bare = pascal(own).replace(/(?<=[a-z0-9])(?:Model|Table|Orm|ORM)$/, '')
    const wanted = [table.id === user ? 'User' : bare, pascal(own), pascal(table.name), pascal(table.id)]
    const name = wanted.find((one) => /^[A-Z]/.test(one) && !taken.has(one)) ?? `Table${names.size + 1}`
    taken.add(name)
    names.set(table.id, name)
  }
  return names
}

/** What a field may be called: small letters, and no word that SQL, Python or a library keeps for itself. */
export function fieldName(wanted: string, isColumn: boolean, taken: ReadonlySet<string>): string {
  const bare = snake(wanted).replace(/^[^a-z]+/, '') || 'field'
  const refused =
    RESERVED_IN_PYTHON.has(bare) ||
    TAKEN_IN_MODELS.has(bare) ||
    (isColumn && RESERVED_IN_SQL.has(bare)) ||
    bare === 'id' ||
    taken.has(bare)
  return refused ? fieldName(`${bare}_`, isColumn, taken) : bare
}
