import { hazard } from '../../rehearsed/hazard.ts'
import { onExistingTables, rewrites } from '../../rehearsed/statements.ts'
import { isKind } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A change of storage that writes the whole table anew',
  severity: 'high',
  confidence: 'high',
  hangsOnRows: true,
  message: '`{statement}` writes all of `{table}` anew under {lock}: {blocked}',
  advice: 'Make a second table, copy in batches, and swap the names at the end.',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      // What a column does to its table has rules of its own, which name the way around.
      const byColumn = one.commands.some(
        ({ does, column }) =>
          does === 'AlterColumnType' ||
          column?.constraints.some((each) => isKind(each, 'DEFAULT', 'IDENTITY', 'GENERATED')) ||
          /serial/.test(column?.type ?? ''),
      )
      if (one.kind === 'AlterTableStmt' && !byColumn && rewrites(one, one.table)) report.found(hazard(one))
    }
  },
})
