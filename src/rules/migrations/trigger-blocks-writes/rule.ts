import { hazard } from '../../rehearsed/hazard.ts'
import { withSetting } from '../../rehearsed/rewrite.ts'
import { onExistingTables } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A trigger made while writes wait',
  severity: 'low',
  confidence: 'high',
  message: '`{statement}` holds {lock} on `{table}` until its transaction ends: {blocked}',
  advice: 'Give it a migration of its own with a short `lock_timeout`: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject))
      if (one.kind === 'CreateTrigStmt' && one.observed.locks.some(({ relation }) => relation === one.table))
        report.found(hazard(one, withSetting(one, "SET lock_timeout = '2s'")))
  },
})
