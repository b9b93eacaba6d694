import { hazard } from '../../rehearsed/hazard.ts'
import { oneLine } from '../../rehearsed/rewrite.ts'
import { closedBy, onExistingTables } from '../../rehearsed/statements.ts'
import { fieldsIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A partition detached while everybody waits',
  severity: 'medium',
  confidence: 'high',
  message:
    '`{statement}` holds {lock} on all of `{table}`, not only on the partition: {blocked} until its transaction ends',
  advice: 'Detach it {outside}: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const detached = one.commands.find(({ does }) => does === 'DetachPartition')
      if (!detached || fieldsIn(detached.fields, 'def')['concurrent'] === true || !closedBy(one).includes(one.table))
        continue
      report.found(hazard(one, { rewrite: [`${oneLine(one.observed.sql)} CONCURRENTLY`] }))
    }
  },
})
