import { hazard } from '../../rehearsed/hazard.ts'
import { withSetting } from '../../rehearsed/rewrite.ts'
import { closedBy, onExistingTables } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Row security changed while everybody waits',
  severity: 'low',
  confidence: 'high',
  message: '`{statement}` holds {lock} on `{table}` until its transaction ends: {blocked}',
  advice: 'Give it a migration of its own with a short `lock_timeout`: `{rewrite}`',
  check(subject, report) {
    const told = new Set<string>()
    for (const one of onExistingTables(subject)) {
      const secures = one.commands.some(({ does }) => does.endsWith('RowSecurity'))
      const key = `${one.history.folder} ${one.revision.id} ${one.table}`
      if ((!secures && !/^(Create|Alter)PolicyStmt$/.test(one.kind)) || !closedBy(one).includes(one.table)) continue
      // What closes the table first counts; the others come for nothing.
      if (told.has(key)) continue
      told.add(key)
      report.found(hazard(one, withSetting(one, "SET lock_timeout = '2s'")))
    }
  },
})
