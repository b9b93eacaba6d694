import { batched } from '../../rehearsed/batches.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { closedBefore, onExistingTables, readsAll } from '../../rehearsed/statements.ts'
import { type Fields, fieldsIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'All rows of a table changed in one statement',
  severity: 'low',
  confidence: 'high',
  hangsOnRows: true,
  message:
    '`{statement}` reads all of `{table}` and locks each row it changes until the transaction ends: whoever writes one of them waits',
  advice: 'Change them in batches by key, each in a transaction of its own: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      if (!/^(Update|Delete)Stmt$/.test(one.kind) || !readsAll(one, one.table) || closedBefore(one).length > 0) continue
      if (isOneOfMany(fieldsIn(one.tree, 'whereClause'))) continue
      const everything = Object.keys(fieldsIn(one.tree, 'whereClause')).length === 0
      const found = hazard(one, { rewrite: [batched(one)] })
      report.found(everything && one.newest ? { ...found, severity: 'medium' } : found)
    }
  },
})

/** `WHERE id IN (SELECT id FROM ... LIMIT 5000)`: somebody sends it until it changes none. */
function isOneOfMany(condition: unknown): boolean {
  if (Array.isArray(condition)) return condition.some(isOneOfMany)
  if (typeof condition !== 'object' || condition === null) return false
  const { limitCount, boolop } = condition as Fields
  if (limitCount !== undefined) return true
  // One side of an OR bounds nothing.
  return boolop !== 'OR_EXPR' && boolop !== 'NOT_EXPR' && Object.values(condition).some(isOneOfMany)
}
