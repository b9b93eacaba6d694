import { hazard } from '../../rehearsed/hazard.ts'
import { oneLine, quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, closedBy, onExistingTables, readsAll } from '../../rehearsed/statements.ts'
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
      if (!attached) continue
      const partition = nameIn(fieldsIn(attached.fields, 'def'), 'name')
      // Where it took the rows so far, the default partition is read to see that none of them belongs here.
      const table = [partition, ...closedBy(one)].find((name) => !one.fresh.has(name) && readsAll(one, name))
      if (table !== undefined) report.found(hazard(one, { table, rewrite: steps(table, one) }))
    }
  },
})

const steps = (table: string, { observed }: Rehearsed): readonly string[] => [
  `ALTER TABLE ${quoted(table)} ADD CONSTRAINT fits CHECK (...) NOT VALID`,
  `ALTER TABLE ${quoted(table)} VALIDATE CONSTRAINT fits`,
  oneLine(observed.sql),
]
