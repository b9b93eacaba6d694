import type { AskedReference } from './index.ts'
import type { Sibling } from './sibling.ts'

/** The less, the better: whether it calls, what is missing, then what else it leads to and does not do, then how much is its own. */
export function rankOf(
  { table, basic, own, extra, isCaller }: Sibling,
  references: readonly AskedReference[],
): readonly number[] {
  const asked = new Set(references.map((one) => one.table.id))
  const has = new Set(table.foreignKeys.map((key) => key.references.table))
  const missing = [...asked].filter((id) => !has.has(id)).length
  const others = [...has].filter((id) => !asked.has(id))
  // Whose a row is goes without saying; that it is somebody's at all is one thing more to keep.
  const owners = others.filter((id) => isOwner({ table, basic, own }, id)).length
  return [isCaller ? 1 : 0, missing, -basic.length + others.length - owners, own.size + extra.length + 2 * owners]
}

const isOwner = ({ table, basic, own }: Pick<Sibling, 'table' | 'basic' | 'own'>, id: string): boolean =>
  table.foreignKeys
    .filter((key) => key.references.table === id)
    .flatMap(({ columns }) => columns)
    .every((column) => !own.has(column) && !basic.some(({ operation }) => operation.path.includes(`{${column}}`)))

export function compared(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, at) => value !== other[at])
  return index < 0 ? 0 : one[index]! - other[index]!
}
