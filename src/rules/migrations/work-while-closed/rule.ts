import { first } from '../../list.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { type Rehearsed, closedBefore, rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Long work while a table is closed',
  severity: 'medium',
  confidence: 'high',
  message:
    '`{statement}` reads or writes whole tables while its transaction keeps {closed} closed: every read and every write of {closed} waits until it is done',
  advice: 'Give it a migration of its own, so that the locks of the statements before are gone when it begins.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      const closed = closedBefore(one)
      if (
        closed.length === 0 ||
        one.observed.error !== null ||
        !/^(IndexStmt|AlterTableStmt|ReindexStmt|RefreshMatViewStmt)$/.test(one.kind)
      )
        continue
      // A constraint that is validated under its own lock has a rule of its own.
      if (one.commands.some(({ does }) => does === 'ValidateConstraint') || !works(one)) continue
      report.found(hazard(one, { words: { closed: first(closed, 3) } }))
    }
  },
})

/** Whether it does something that grows with the rows of a table somebody uses. */
const works = ({ observed, fresh }: Rehearsed): boolean =>
  [...observed.scans.map(({ relation }) => relation), ...observed.rewrites].some((name) => !fresh.has(name))
