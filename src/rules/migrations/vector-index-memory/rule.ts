import { hazard } from '../../rehearsed/hazard.ts'
import { withSetting } from '../../rehearsed/rewrite.ts'
import { earlierOf, rehearsedStatements } from '../../rehearsed/statements.ts'
import { textIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A vector index built with the memory of an ordinary one',
  severity: 'low',
  confidence: 'medium',
  hangsOnRows: true,
  message:
    '`{statement}` builds its graph in `maintenance_work_mem`, which is 64 MB unless set: beyond that it becomes many times slower',
  advice: 'Set it for this session first: `{rewrite}`',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      if (
        one.kind !== 'IndexStmt' ||
        !/^(hnsw|ivfflat)$/.test(textIn(one.tree, 'accessMethod')) ||
        one.fresh.has(one.table)
      )
        continue
      if (earlierOf(one).some(({ sql }) => /maintenance_work_mem/i.test(sql))) continue
      report.found(hazard(one, withSetting(one, "SET maintenance_work_mem = '1GB'")))
    }
  },
})
