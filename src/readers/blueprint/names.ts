import type { Scope } from '../../blueprint/check/scope.ts'

/** `DataBroker` as a table and as a column call it. */
export const snake = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()

/** More than one of it: `tasks`, `categories`, `addresses`. */
export function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`
  return `${word}s`
}

const usualTable = (resource: string): string => plural(snake(resource))

/** The table a resource is kept in: the one it names, or the plural of its own name. */
export const tableName = (resource: string, { resources }: Scope): string =>
  resources.get(resource)?.value.table?.text ?? usualTable(resource)

/** The server cuts longer ones. */
const LONGEST = 63

/** `ix_tasks_project_id`: the naming convention of SQLAlchemy's own manual. */
export const constraintName = (kind: 'pk' | 'uq' | 'ix' | 'fk' | 'ck', ...parts: readonly string[]): string =>
  [kind, ...parts].join('_').slice(0, LONGEST)
