import type { Touched } from '../../model/plans.ts'
import { type TwinForeignKey, type TwinTable, keyOf } from '../twin/schema.ts'
import type { Twin } from '../twin/twin.ts'

/** A foreign key whose check, when a row of its parent goes, has no index to look into. */
export interface ScannedKey {
  readonly table: TwinTable
  readonly key: TwinForeignKey
  readonly touched: Touched
}

/** The question the server's own trigger asks of the child, planned. Few rows are read faster than an index. */
export async function scannedKeys(twin: Twin, fewest = 1_000): Promise<readonly ScannedKey[]> {
  const found: ScannedKey[] = []
  for (const table of twin.schema.tables) {
    if ((twin.size(keyOf(table))?.rows ?? 0) < fewest) continue
    for (const key of table.foreignKeys) {
      const sql = deletionCheck(table, key)
      const { shape } = await twin.plan(sql)
      if (/\bSeq Scan\b/.test(shape)) found.push({ table, key, touched: await twin.touched(sql) })
    }
  }
  return found
}

export function deletionCheck(table: TwinTable, key: TwinForeignKey): string {
  const where = key.columns.map((column, i) => `x.${quoted(column)} = $${i + 1}`).join(' AND ')
  return `SELECT 1 FROM ONLY ${quoted(table.schema)}.${quoted(table.name)} x WHERE ${where}`
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const DELETING: Readonly<Record<string, string>> = {
  a: 'NO ACTION',
  r: 'RESTRICT',
  c: 'CASCADE',
  n: 'SET NULL',
  d: 'SET DEFAULT',
}

export const onDeleteOf = ({ onDelete }: TwinForeignKey): string => DELETING[onDelete] ?? onDelete
