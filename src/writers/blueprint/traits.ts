import type { Table } from '../../model/index.ts'
import { sparesDeleted } from './keys.ts'
import { ZONELESS } from './types.ts'

/** What comes with a trait, and what is otherwise about those columns. */
export interface WrittenTraits {
  readonly traits: readonly ('timestamps' | 'soft-delete')[]
  /** Columns that need no line. */
  readonly columns: ReadonlySet<string>
  readonly unsaid: readonly string[]
}

export function traitsOf(table: Table, zoneless: boolean): WrittenTraits {
  const moment = (name: string) =>
    table.columns.find((column) => column.name === name && column.type.startsWith('TIMESTAMP'))
  const [created, updated, deleted] = [moment('created_at'), moment('updated_at'), moment('deleted_at')]
  // The trait fills both in: where one may be missing it would say more than the code.
  const stamped = created && updated && !created.nullable && !updated.nullable ? [created, updated] : []
  const gone = deleted?.nullable && sparesDeleted(table) ? [deleted] : []
  const all = [...stamped, ...gone]
  return {
    traits: [
      ...(stamped.length > 0 ? (['timestamps'] as const) : []),
      ...(gone.length > 0 ? (['soft-delete'] as const) : []),
    ],
    columns: new Set(all.map(({ name }) => name)),
    unsaid: !zoneless && all.some(({ type }) => ZONELESS.test(type)) ? ['without time zone'] : [],
  }
}
