import { hazard } from '../../rehearsed/hazard.ts'
import { onExistingTables, readsAll } from '../../rehearsed/statements.ts'
import { isKind } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'An exclusion constraint that builds its index while everybody waits',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message: '`{statement}` builds an index and compares all rows of `{table}` under {lock}: {blocked}',
  advice: 'There is no way beside the traffic: add it while the table is small, or in a window that is announced.',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const excludes = one.commands.some(({ constraint }) => constraint !== null && isKind(constraint, 'EXCLUSION'))
      if (excludes && readsAll(one, one.table)) report.found(hazard(one))
    }
  },
})
