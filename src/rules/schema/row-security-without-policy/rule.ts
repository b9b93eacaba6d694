import { hazard } from '../../rehearsed/hazard.ts'
import { rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Row security without a policy',
  severity: 'low',
  confidence: 'high',
  message:
    '`{table}` has row security and no policy: everybody but its owner sees no row of it, and the owner sees all',
  advice:
    'Write the policies, `FORCE ROW LEVEL SECURITY` where the application is the owner, or revoke the rights where nobody should see anything.',
  check(subject, report) {
    for (const history of subject.histories) {
      const statements = rehearsedStatements(subject).filter((one) => one.history === history && one.ran)
      const guarded = new Set(statements.flatMap(({ kind, table }) => (kind === 'CreatePolicyStmt' ? [table] : [])))
      for (const one of statements) {
        if (!one.commands.some(({ does }) => does === 'EnableRowSecurity') || guarded.has(one.table)) continue
        report.found(hazard(one))
      }
    }
  },
})
