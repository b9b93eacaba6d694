import { hazard } from '../../rehearsed/hazard.ts'
import { oneLine, quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables, readsAll } from '../../rehearsed/statements.ts'
import { fieldsIn, nameIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A partition attached that has to be read first',
  severity: 'medium',
  confidence: 'high',
  message: '`{statement}` reads all rows of `{table}` under {lock} to see that they fit: {blocked}',
  advice: 'Prove it with a check first, which is validated beside the traffic, and attach it then: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const attached = one.commands.find(({ does }) => does === 'AttachPartition')
      const table = attached ? nameIn(fieldsIn(attached.fields, 'def'), 'name') : ''
      if (table === '' || one.fresh.has(table) || !readsAll(one, table)) continue
      report.found(hazard(one, { table, rewrite: steps(table, one) }))
    }
  },
})

const steps = (table: string, { observed }: Rehearsed): readonly string[] => [
  `ALTER TABLE ${quoted(table)} ADD CONSTRAINT fits CHECK (...) NOT VALID`,
  `ALTER TABLE ${quoted(table)} VALIDATE CONSTRAINT fits`,
  oneLine(observed.sql),
]
