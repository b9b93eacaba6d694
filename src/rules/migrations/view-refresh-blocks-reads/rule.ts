import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { onExistingTables } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A materialized view refreshed while its readers wait',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message: '`{statement}` holds {lock} on `{table}` while its query runs: {blocked}',
  advice: 'Give it a unique index, and refresh it beside its readers: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      if (one.kind !== 'RefreshMatViewStmt' || one.tree['concurrent'] === true || one.tree['skipData'] === true)
        continue
      report.found(hazard(one, { rewrite: [`REFRESH MATERIALIZED VIEW CONCURRENTLY ${quoted(one.table)}`] }))
    }
  },
})
