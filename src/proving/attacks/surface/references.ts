import type { Operation, Table } from '../../../model/index.ts'
import { type Resource, resourceNamed } from './resources.ts'
import { type Surface, writtenTables } from './surface.ts'

/** The resource a member of a body refers to: by what it is called, else by the foreign key of what is written. */
export function referredTo(surface: Surface, operation: Operation, name: string): Resource | undefined {
  const named = resourceNamed(surface.resources, name)
  if (named !== undefined) return named
  const keys = writtenTables(surface, operation).flatMap(({ foreignKeys }) => foreignKeys)
  const key = keys.find(({ columns }) => columns.length === 1 && columns[0] === name)
  const table = surface.tables.find(
    ({ id, name: own }) => key !== undefined && [id, own].includes(key.references.table),
  )
  return table === undefined ? undefined : surface.resources.find((one) => holds(surface, one, table))
}

/** Whether the rows of a resource are those of a table: it is written where they are made, or bears their name. */
function holds(surface: Surface, { create, name, list }: Resource, table: Table): boolean {
  if (create !== null && writtenTables(surface, create).includes(table)) return true
  return (create !== null || list !== null) && name.replaceAll('-', '_') === table.name
}
