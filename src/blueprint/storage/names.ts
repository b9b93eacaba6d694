import { createHash } from 'node:crypto'
import { plural } from '../../kernel/english.ts'
import type { Scope } from '../check/scope.ts'
import type { FieldType } from '../expression/field.ts'

/** `DataBroker` as a table and as a column call it. */
export const snake = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()

export const usualTable = (resource: string): string => plural(snake(resource))

/** The table a resource is kept in: the one it names, or the plural of its own name. */
export const tableName = (resource: string, { resources }: Pick<Scope, 'resources'>): string =>
  resources.get(resource)?.value.table?.text ?? usualTable(resource)

/** The server cuts longer ones. */
const LONGEST = 63

/** `ix_tasks_project_id`: the naming convention of SQLAlchemy's own manual; one that is too long is cut as it cuts. */
export function constraintName(
  kind: 'pk' | 'uq' | 'ix' | 'fk' | 'ck' | 'ex' | 'most',
  ...parts: readonly string[]
): string {
  const name = [kind, ...parts].join('_')
  if (name.length <= LONGEST) return name
  return `${name.slice(0, LONGEST - 8)}_${createHash('md5').update(name).digest('hex').slice(-4)}`
}

/** What points elsewhere holds a key, and says so. */
export const columnOf = (field: string, { kind }: FieldType): string =>
  kind === 'reference' || kind === 'file' ? `${field}_id` : field

/** The table of a link, and the class that maps it. */
export const linkTableName = (resource: string, field: string): string => `${snake(resource)}_${field}`
export const linkModelName = (resource: string, field: string): string =>
  `${resource}${field.charAt(0).toUpperCase()}${field.slice(1)}`

/** The two keys of a link; between rows of one table the second is the other one. */
export function linkColumns(resource: string, other: string): readonly [string, string] {
  const one = `${snake(resource)}_id`
  return [one, resource === other ? `other_${one}` : `${snake(other)}_id`]
}
