import type { AskedField, DesignRequest, Subject, Table } from '../../../model/index.ts'
import { ownershipOf } from '../../../model/queries/index.ts'
import type { Ground } from '../ground.ts'
import { ledTo, tableOf } from '../links/references.ts'

export interface Owner {
  readonly field: AskedField
  readonly table: Table
}

/** Whose rows they are to be: a reference to who calls. */
export function ownerOf({ fields }: Subject, { backend }: Ground, request: DesignRequest): Owner | null {
  const { callers } = ownershipOf(backend)
  for (const field of fields) {
    const to = ledTo(field)
    const table = to === null ? null : tableOf(backend, to, request)
    if (table && callers.has(table.id)) return { field, table }
  }
  return null
}
