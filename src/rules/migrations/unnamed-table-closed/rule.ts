import { hazard } from '../../rehearsed/hazard.ts'
import { withSetting } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, closedBy, readsAll, rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A statement that closes a table it does not name',
  severity: 'medium',
  confidence: 'high',
  message: '`{statement}` also holds {lock} on `{table}`, which it does not name: {blocked} until its transaction ends',
  advice:
    'Give it a migration of its own with a short `lock_timeout`, so that it holds both tables for a moment only: `{rewrite}`',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      if (one.kind === 'TruncateStmt' || one.tree['removeType'] === 'OBJECT_INDEX') continue
      // That of a default partition which is read has a rule of its own.
      const attaches = one.commands.some(({ does }) => does === 'AttachPartition')
      const table = closedBy(one).find((name) => !isNamed(name, one) && !(attaches && readsAll(one, name)))
      if (table === undefined) continue
      report.found(hazard(one, { table, ...withSetting(one, "SET lock_timeout = '2s'") }))
    }
  },
})

const isNamed = (table: string, { observed }: Rehearsed): boolean =>
  observed.sql.toLowerCase().includes((table.split('.').at(-1) ?? table).toLowerCase())
