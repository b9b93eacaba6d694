import type { Table } from '../../model/index.ts'
import type { Plan } from './plan.ts'

/** What of a table is kept when it changes. */
export interface Watched {
  /** Each change, by whom and when. */
  readonly isAudited: boolean
  /** Fields whose values from before are kept. */
  readonly history: readonly string[]
}

const OF_AUDIT = ['action', 'by', 'at']

/** Whether a table is where it is kept what was done, by whom and when: what is noted may wait in another one first. */
export const isAuditLog = (id: string, { aside, backend }: Plan): boolean => {
  const logs = aside.filter((table) => OF_AUDIT.every((name) => table.columns.some((one) => one.name === name)))
  const isNoted = (backend.data.watches ?? []).some(({ kept }) => logs.some((log) => kept.includes(log.id)))
  return isNoted && logs.some((log) => log.id === id)
}

export function watchedOf({ id }: Table, { aside, backend, fields }: Plan): Watched {
  const own = (backend.data.watches ?? []).filter(({ table }) => table === id)
  const keeps = (kept: readonly string[], columns: readonly string[]): boolean =>
    aside.some(
      (table) => kept.includes(table.id) && columns.every((name) => table.columns.some((one) => one.name === name)),
    )
  return {
    isAudited: own.some(({ columns, kept }) => columns.length === 0 && keeps(kept, OF_AUDIT)),
    history: own
      .filter(({ columns, kept }) => columns.length > 0 && keeps(kept, ['before', 'after']))
      .flatMap(({ columns }) => columns.flatMap((column) => fields.get(id)?.get(column) ?? [])),
  }
}
