import { hazard } from '../../rehearsed/hazard.ts'
import { onExistingTables, rewrites } from '../../rehearsed/statements.ts'
import { isKind } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A stored column that writes the whole table anew',
  severity: 'high',
  confidence: 'high',
  hangsOnRows: true,
  message: '`{statement}` computes and stores a value in every row of `{table}` under {lock}: {blocked}',
  advice:
    'Make it `VIRTUAL`, which stores nothing (PostgreSQL 18), or fill a plain column in batches with a trigger for the rows to come.',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const stored = one.commands.some(({ column }) => column?.constraints.some((each) => isKind(each, 'GENERATED')))
      if (stored && rewrites(one, one.table)) report.found(hazard(one))
    }
  },
})
