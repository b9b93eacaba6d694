import { clausesOf } from '../../rehearsed/clauses.ts'
import { constraintsAfter } from '../../rehearsed/gentle.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import type { Step } from '../../rehearsed/proposal.ts'
import { inBatches, quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables, rewrites } from '../../rehearsed/statements.ts'
import { type TableCommand, isKind } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A default that writes the whole table anew',
  severity: 'high',
  confidence: 'high',
  hangsOnRows: true,
  message: '`{statement}` writes every row of `{table}` anew under {lock}, as each gets a value of its own: {blocked}',
  advice:
    'Add the column without a default, set the default for rows to come, and fill the others in batches: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const added = one.commands.find(({ column }) => column?.constraints.some((each) => isKind(each, 'DEFAULT')))
      if (!added?.column || !rewrites(one, one.table)) continue
      report.found(hazard(one, { rewrite: steps(one, added) }))
    }
  },
})

function steps(one: Rehearsed, command: TableCommand): readonly Step[] {
  const column = quoted(command.column?.name ?? '')
  const clauses = clausesOf(one, command)
  const alter = `ALTER TABLE ${quoted(one.table)}`
  const given = clauses?.constraints.find(({ fields }) => isKind(fields, 'DEFAULT'))?.text
  return [
    `${alter} ADD COLUMN ${column} ${clauses?.type ?? '...'}`,
    `${alter} ALTER COLUMN ${column} SET ${given ?? 'DEFAULT ...'}`,
    inBatches(one.table, column, 'DEFAULT'),
    ...constraintsAfter(one.table, command),
  ]
}
