import { hazard } from '../../rehearsed/hazard.ts'
import { withSetting } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A trigger made while writes wait',
  severity: 'low',
  confidence: 'high',
  message: '`{statement}` holds {lock} on `{table}` until its transaction ends: {blocked}',
  advice: 'Give it a migration of its own with a short `lock_timeout`: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject))
      if (one.kind === 'CreateTrigStmt' && isHeld(one))
        report.found(hazard(one, withSetting(one, "SET lock_timeout = '2s'")))
  },
})

/** Alone it is over in a moment: only what its transaction does later makes its lock last. */
function isHeld({ table, revision, index, observed }: Rehearsed): boolean {
  if (!observed.locks.some(({ relation }) => relation === table)) return false
  return revision.observed
    .slice(index + 1)
    .some(
      ({ held, locks, scans, rewrites, changes }) =>
        held.some(({ relation }) => relation === table) &&
        [...locks, ...scans, ...changes].length + rewrites.length > 0,
    )
}
