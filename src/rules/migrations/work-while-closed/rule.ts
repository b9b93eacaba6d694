import { first } from '../../list.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { type Rehearsed, closedBefore, growsWithRows, rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Long work while a table is closed',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message:
    '`{statement}` reads or writes whole tables while its transaction keeps {closed} closed: every read and every write of {closed} waits until it is done',
  advice: 'Give it a migration of its own, so that the locks of the statements before are gone when it begins.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      const closed = closedBefore(one).filter((table) => table !== one.table || !isToldElsewhere(one))
      if (closed.length === 0 || one.observed.error !== null || !growsWithRows(one)) continue
      // A constraint that is validated under its own lock has a rule of its own.
      if (one.commands.some(({ does }) => does === 'ValidateConstraint')) continue
      report.found(hazard(one, { words: { closed: first(closed, 3) } }))
    }
  },
})

/** What it does to its own table is told by the rule for it, with the lock that is held. */
const isToldElsewhere = ({ kind }: Rehearsed): boolean => /^(AlterTableStmt|IndexStmt)$/.test(kind)
