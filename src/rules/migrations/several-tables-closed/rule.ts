import { first } from '../../list.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { closedBefore, closedBy, growsWithRows, rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Several tables closed in one transaction',
  severity: 'low',
  confidence: 'high',
  message:
    '`{statement}` closes `{table}` while its transaction keeps {others} closed: who holds one and waits for the other is in a deadlock with it',
  advice: 'Give each table a migration of its own.',
  check(subject, report) {
    const told = new Set<unknown>()
    for (const one of rehearsedStatements(subject)) {
      const before = closedBefore(one)
      const table = closedBy(one).find((name) => !before.includes(name))
      // Long work beside a closed table is told by the rule for that, and has the same way out.
      if (before.length === 0 || table === undefined || told.has(one.revision) || growsWithRows(one)) continue
      told.add(one.revision)
      report.found(hazard(one, { table, words: { others: first(before, 3) } }))
    }
  },
})
