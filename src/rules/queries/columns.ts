import type { Backend } from '../../model/index.ts'
import type { Expression } from '../../python/ast.ts'

/** The columns of the mapped classes, to recognize `User.deleted_at` where it is written. */
export interface Columns {
  readonly size: number
  /** Whether an expression, with its dotted path, is a column of a mapped class. */
  has(path: string, node: Expression): boolean
}

export function columnsOf(backend: Backend): Columns {
  const byClass = new Map<string, ReadonlySet<string>>()
  for (const table of backend.data.tables) {
    const names = new Set(table.columns.flatMap((one) => [one.name, one.attribute]))
    for (const name of [table.model, ...table.subclasses]) if (name !== null) byClass.set(name, names)
  }
  return {
    size: byClass.size,
    has(path, node) {
      if (node.kind !== 'Attribute') return false
      const parts = path.split('.')
      return byClass.get(parts.at(-2) ?? '')?.has(parts.at(-1) ?? '') === true
    },
  }
}
