import { hazard } from '../../rehearsed/hazard.ts'
import { blocksWrites, strongest } from '../../rehearsed/locks.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { onExistingTables, readsAll } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A constraint validated under the lock that added it',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message:
    '`{statement}` reads all rows of `{table}` while its transaction still holds {lock} on it: {blocked}, as if it had been added without `NOT VALID`',
  advice: 'Validate it in a migration of its own, after this one: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const validated = one.commands.find(({ does }) => does === 'ValidateConstraint')
      if (!validated || !readsAll(one, one.table)) continue
      const held = strongest(one.observed.held, one.table)
      if (held === null || !blocksWrites(held)) continue
      const rewrite = [`ALTER TABLE ${quoted(one.table)} VALIDATE CONSTRAINT ${quoted(validated.name)}`]
      report.found(hazard(one, { rewrite }))
    }
  },
})
