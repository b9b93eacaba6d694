import { listed } from '../../list.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { mappedBy } from '../../rehearsed/models.ts'
import { indexesAfter, referencesAfter } from '../../rehearsed/objects.ts'
import { list, quoted } from '../../rehearsed/rewrite.ts'
import { rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A foreign key without an index, made by a migration',
  severity: 'low',
  confidence: 'high',
  hangsOnRows: true,
  message: 'No index begins with {columns} of `{table}`: each delete from `{parent}` reads all of `{table}`',
  advice: 'Index it, {outside}: `{rewrite}`',
  check(subject, report) {
    for (const history of subject.histories) {
      const statements = rehearsedStatements(subject).filter((one) => one.history === history)
      const indexes = indexesAfter(statements)
      for (const { table, columns, parent, one } of referencesAfter(statements)) {
        if (columns.length === 0 || mappedBy(subject.backend, table)) continue
        const found = indexes.some((index) => index.whole && index.table === table && begins(index.columns, columns))
        if (found) continue
        const rewrite = [`CREATE INDEX CONCURRENTLY ON ${quoted(table)} (${list(columns)})`]
        report.found(
          hazard(one, {
            table,
            rewrite,
            traced: { place: 'after', steps: rewrite, ends: 'elsewhere' },
            words: { columns: listed(columns), parent },
          }),
        )
      }
    }
  },
})

/** In whatever order: all of them are asked for at once. */
const begins = (index: readonly string[], columns: readonly string[]): boolean =>
  columns.every((column) => index.slice(0, columns.length).includes(column))
