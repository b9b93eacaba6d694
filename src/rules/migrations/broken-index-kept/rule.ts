import { hazard } from '../../rehearsed/hazard.ts'
import { oneLine, quoted } from '../../rehearsed/rewrite.ts'
import { earlierDrops, onExistingTables } from '../../rehearsed/statements.ts'
import { textIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A broken index taken for a finished one',
  severity: 'medium',
  confidence: 'high',
  message:
    '`{statement}` does nothing where an earlier try has failed: `{index}` stays there as an invalid index, which costs every write and helps no read',
  advice: 'Drop what an earlier try has left, and build it without `IF NOT EXISTS`: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      if (one.kind !== 'IndexStmt' || one.tree['concurrent'] !== true || one.tree['if_not_exists'] !== true) continue
      const index = textIn(one.tree, 'idxname')
      if (earlierDrops(one, subject).includes(index)) continue
      const rewrite = [
        `DROP INDEX CONCURRENTLY IF EXISTS ${quoted(index)}`,
        oneLine(one.observed.sql).replace(/\bif\s+not\s+exists\s+/i, ''),
      ]
      report.found(hazard(one, { rewrite, words: { index } }))
    }
  },
})
