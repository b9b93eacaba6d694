import { first } from '../../list.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { closedBy, rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A migration that empties a table',
  severity: 'high',
  confidence: 'high',
  message: '`{statement}` deletes all rows of {tables}, and no way back brings them again',
  advice: 'Delete in batches what is known to be of no use, and keep a copy until somebody is sure: `{rewrite}`',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      const tables = one.kind === 'TruncateStmt' ? closedBy(one) : []
      if (tables.length === 0) continue
      const rewrite = tables.map(
        (name) => `CREATE TABLE ${quoted(`${name}_before_${one.revision.id}`)} AS TABLE ${quoted(name)}`,
      )
      report.found(
        hazard(one, {
          table: tables[0]!,
          rewrite,
          traced: { place: 'before', steps: rewrite, ends: 'elsewhere' },
          words: { tables: first(tables, 4) },
        }),
      )
    }
  },
})
