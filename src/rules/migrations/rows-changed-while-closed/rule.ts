import { first } from '../../list.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { closedBefore, rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Rows filled in while their table is closed',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message:
    '`{statement}` changes rows while its transaction keeps {closed} closed: every read and every write waits until all of them are changed',
  advice: 'Change the schema in one migration and the rows in the next, in batches.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      const closed = closedBefore(one)
      const changes = one.observed.changes.some(({ relation }) => !one.fresh.has(relation))
      if (closed.length === 0 || !changes || !/^(Update|Delete|Insert|Merge)Stmt$/.test(one.kind)) continue
      report.found(hazard(one, { words: { closed: first(closed, 3) } }))
    }
  },
})
