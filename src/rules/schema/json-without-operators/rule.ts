import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { rehearsedStatements } from '../../rehearsed/statements.ts'
import { elementsOf } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'JSON that is kept as text',
  severity: 'low',
  confidence: 'high',
  message:
    '`{table}.{column}` is `json`: the server keeps the text, compares nothing and finds nothing in it by an index',
  advice: 'Use `jsonb`: `{rewrite}`',
  check(subject, report) {
    for (const one of rehearsedStatements(subject))
      for (const column of elementsOf(one.kind, one.tree).columns) {
        if (column.type !== 'json' || !one.ran) continue
        const name = quoted(column.name)
        const rewrite = [`ALTER TABLE ${quoted(one.table)} ALTER COLUMN ${name} TYPE jsonb USING ${name}::jsonb`]
        report.found(
          hazard(one, {
            rewrite,
            traced: { place: 'after', steps: rewrite, ends: 'elsewhere' },
            words: { column: column.name },
          }),
        )
      }
  },
})
