import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { onExistingTables, readsAll, rewrites } from '../../rehearsed/statements.ts'
import { isKind } from '../../rehearsed/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A column added with a check that reads the table',
  severity: 'medium',
  confidence: 'high',
  message: '`{statement}` reads all rows of `{table}` under {lock} to check the new column: {blocked}',
  advice: 'Add the column first, and the check as `NOT VALID`, validated afterwards: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const checked = one.commands.find(({ column }) => column?.constraints.some((each) => isKind(each, 'CHECK')))
      if (!checked?.column || !readsAll(one, one.table) || rewrites(one, one.table)) continue
      report.found(hazard(one, { rewrite: steps(one.table, checked.column.name) }))
    }
  },
})

const steps = (table: string, column: string): readonly string[] => [
  `ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(column)} ...`,
  `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(`${table.split('.').at(-1)}_${column}_check`)} CHECK (...) NOT VALID`,
  `ALTER TABLE ${quoted(table)} VALIDATE CONSTRAINT ${quoted(`${table.split('.').at(-1)}_${column}_check`)}`,
]
