import type { NewColumn } from '../../model/index.ts'
import { columnLine } from './columns.ts'
import { checkLine } from './constraints.ts'

/** `total INTEGER NOT NULL CHECK (total > 0)` */
export function newColumnLine(column: NewColumn, inline: unknown = ''): string {
  const empty = column.identity !== null && column.nullable ? 'NULL' : ''
  return [columnLine(column), empty, typeof inline === 'string' ? inline : '', ...column.checks.map(checkLine)]
    .filter(Boolean)
    .join(' ')
}
