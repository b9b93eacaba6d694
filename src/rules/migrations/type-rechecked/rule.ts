import { hazard } from '../../rehearsed/hazard.ts'
import { onExistingTables, readsAll, rewrites } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A type change that reads the table or builds its indexes',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message:
    '`{statement}` leaves the rows of `{table}` as they are, but reads all of them under {lock} for an index or a constraint: {blocked}',
  advice: 'Drop the index first and build it again `CONCURRENTLY` afterwards, {outside}.',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const changed = one.commands.find(({ does }) => does === 'AlterColumnType')
      if (changed && readsAll(one, one.table) && !rewrites(one, one.table))
        report.found(hazard(one, { hangsOn: changed.name }))
    }
  },
})
