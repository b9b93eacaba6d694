import { hazard } from '../../rehearsed/hazard.ts'
import { blocksWrites } from '../../rehearsed/locks.ts'
import { rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A table locked by hand',
  severity: 'medium',
  confidence: 'high',
  message: '`{statement}` holds {lock} on `{table}` until its transaction ends: {blocked}',
  advice:
    'Leave it out: each statement takes the lock it needs. Where it guards a copy, a trigger or batches do without.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      if (one.kind !== 'LockStmt') continue
      const lock = one.observed.locks.find(({ relation, mode }) => !one.fresh.has(relation) && blocksWrites(mode))
      if (lock) report.found(hazard(one, { table: lock.relation }))
    }
  },
})
