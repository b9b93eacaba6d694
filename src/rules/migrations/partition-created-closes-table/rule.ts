import { hazard } from '../../rehearsed/hazard.ts'
import { oneLine, quoted } from '../../rehearsed/rewrite.ts'
import { closedBy, rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A partition created while everybody waits',
  severity: 'low',
  confidence: 'high',
  message: '`{statement}` holds {lock} on all of `{table}`: {blocked} until its transaction ends',
  advice: 'Create it as a table of its own and attach it, which lets everybody read and write: `{rewrite}`',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      if (one.kind !== 'CreateStmt' || !('partbound' in one.tree)) continue
      const [table] = closedBy(one)
      if (table === undefined) continue
      const bound = /\bfor\s+values\b[\s\S]*|\bdefault\b/i.exec(one.observed.sql)?.[0] ?? 'DEFAULT'
      const rewrite = [
        `CREATE TABLE ${quoted(one.table)} (LIKE ${quoted(table)} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`,
        `ALTER TABLE ${quoted(table)} ATTACH PARTITION ${quoted(one.table)} ${oneLine(bound)}`,
      ]
      report.found(hazard(one, { table, rewrite }))
    }
  },
})
