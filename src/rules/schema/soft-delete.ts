import type { Column, Table } from '../../model/index.ts'

const TIMES = /^(?:deleted|removed|archived)_(?:at|on|time|date)$/
const FLAGS = /^(?:is_)?(?:deleted|removed)$|^soft_deleted$|^del_flag$/

/** A column that marks a row as deleted while it stays: an empty time, or a flag. */
export function isSoftDelete(column: Column): boolean {
  const name = column.name.toLowerCase()
  return TIMES.test(name) ? column.nullable && /^(TIMESTAMP|DATE)/.test(column.type) : FLAGS.test(name)
}

export const softDeleteOf = (table: Table): Column | null => table.columns.find(isSoftDelete) ?? null

export const isFlag = (column: Column): boolean => column.type === 'BOOLEAN'
