import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { onExistingTables, rewrites } from '../../rehearsed/statements.ts'
import { isKind } from '../../rehearsed/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A default that writes the whole table anew',
  severity: 'high',
  confidence: 'high',
  message: '`{statement}` writes every row of `{table}` anew under {lock}, as each gets a value of its own: {blocked}',
  advice:
    'Add the column without a default, set the default for rows to come, and fill the others in batches: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const added = one.commands.find(({ column }) => column?.constraints.some((each) => isKind(each, 'DEFAULT')))
      if (!added?.column || !rewrites(one, one.table)) continue
      report.found(hazard(one, { rewrite: steps(one.table, added.column.name) }))
    }
  },
})

const steps = (table: string, column: string): readonly string[] => [
  `ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(column)} ...`,
  `ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(column)} SET DEFAULT ...`,
  `UPDATE ${quoted(table)} SET ${quoted(column)} = DEFAULT WHERE ${quoted(column)} IS NULL AND id BETWEEN ... AND ...`,
]
