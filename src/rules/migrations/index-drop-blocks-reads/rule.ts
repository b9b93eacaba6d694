import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { closedBy, onExistingTables } from '../../rehearsed/statements.ts'
import { droppedNames } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'An index dropped while everybody waits',
  severity: 'low',
  confidence: 'high',
  message: '`{statement}` holds {lock} on `{table}` until its transaction ends: {blocked}',
  advice: 'Drop it {outside}: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      if (one.kind !== 'DropStmt' || one.tree['removeType'] !== 'OBJECT_INDEX' || one.tree['concurrent'] === true)
        continue
      const [table] = closedBy(one)
      if (table === undefined) continue
      const rewrite = droppedNames(one.tree).map((name) => `DROP INDEX CONCURRENTLY ${quoted(name)}`)
      report.found(hazard(one, { table, rewrite }))
    }
  },
})
