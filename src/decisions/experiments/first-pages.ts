import type { PlansExperiment } from '../../model/index.ts'
import { quoted } from '../../sql/identifiers.ts'
import { type ListUse, heldTo, orderOf } from '../facts/lists.ts'
import type { DecisionSubject } from '../subject.ts'
import { named } from './variant.ts'

/** The first page of a list by the indexes that are there. */
export function firstPage(list: ListUse, subject: DecisionSubject): PlansExperiment {
  const { columns, descending } = orderOf(list)
  const held = heldTo(list, subject)
  const order = columns.map((column) => `${quoted(column)}${descending ? ' DESC' : ''}`).join(', ')
  const sql = `SELECT * FROM ${named(list.table)}${held ? ` WHERE ${quoted(held.column)} = $1` : ''}${order === '' ? '' : ` ORDER BY ${order}`} LIMIT 50`
  return {
    kind: 'plans',
    what: `EXPLAIN of the first page of ${list.operation.id}, in a twin of the tables`,
    variants: [],
    statements: [{ name: 'first', sql }],
  }
}
