import { count, keywordOf } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { chainsOf, stepsOnExistingTables } from '../chain.ts'

export default rule({
  title: 'Constraints checked while the table is locked',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: '`{folder}` adds {number} to tables that exist and checks all rows at once: writes wait until that is done',
  advice:
    'On large tables add it with `postgresql_not_valid=True`, and `VALIDATE CONSTRAINT` in a transaction of its own.',
  check({ backend }, report) {
    for (const chain of chainsOf(backend)) {
      const locking = stepsOnExistingTables(chain).filter(
        ({ step }) =>
          /^create_(foreign_key|check_constraint)$/.test(step.operation) &&
          keywordOf(step, 'postgresql_not_valid')?.value !== true,
      )
      const [newest] = locking
      if (!newest) continue
      report.found({
        at: newest.step.at,
        subject: chain.folder,
        arguments: { number: count(locking.length, 'constraint'), folder: chain.folder },
        related: locking.slice(1, 10).map(({ revision, step }) => ({ what: `revision ${revision.id}`, at: step.at })),
      })
    }
  },
})
