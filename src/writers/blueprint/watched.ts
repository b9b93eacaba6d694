import type { Table } from '../../model/index.ts'
import type { Plan } from './plan.ts'

/** What of a table is kept when it changes. */
export interface Watched {
  /** Each change, by whom and when. */
  readonly isAudited: boolean
  /** Fields whose values from before are kept. */
  readonly history: readonly string[]
}

export function watchedOf({ id }: Table, { aside, backend, fields }: Plan): Watched {
  const own = (backend.data.watches ?? []).filter(({ table }) => table === id)
  const keeps = (kept: readonly string[], columns: readonly string[]): boolean =>
    aside.some(
      (table) => kept.includes(table.id) && columns.every((name) => table.columns.some((one) => one.name === name)),
    )
  return {
    isAudited: own.some(({ columns, kept }) => columns.length === 0 && keeps(kept, ['action', 'by', 'at'])),
    history: own
      .filter(({ columns, kept }) => columns.length > 0 && keeps(kept, ['before', 'after']))
      .flatMap(({ columns }) => columns.flatMap((column) => fields.get(id)?.get(column) ?? [])),
  }
}
