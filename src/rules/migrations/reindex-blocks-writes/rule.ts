import { hazard } from '../../rehearsed/hazard.ts'
import { withWord } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables } from '../../rehearsed/statements.ts'
import { listIn, textIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Indexes rebuilt while writes wait',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message:
    '`{statement}` holds {lock} on `{table}` while the index is built anew: {blocked}, and reads that would use it wait too',
  advice: 'Rebuild it {outside}: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      if (one.kind !== 'ReindexStmt' || isConcurrent(one)) continue
      const [lock] = one.observed.locks
      if (!lock || one.fresh.has(lock.relation)) continue
      const rewrite = [withWord(one.observed.sql, /\breindex\s+(\([^)]*\)\s*)?(table|index|schema)/i, 'CONCURRENTLY')]
      report.found(hazard(one, { table: lock.relation, rewrite }))
    }
  },
})

const isConcurrent = ({ tree }: Rehearsed): boolean =>
  listIn(tree, 'params').some((one) => textIn(one, 'defname') === 'concurrently')
