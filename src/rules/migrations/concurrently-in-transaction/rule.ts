import type { MigrationChain, MigrationStep } from '../../../model/index.ts'
import { keywordOf, sqlOf } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { chainsOf, newestFirst } from '../chain.ts'

export default rule({
  title: 'An index built concurrently inside of a transaction',
  severity: 'high',
  confidence: 'high',
  message:
    'Revision `{revision}` fails: `{operation}` with `CONCURRENTLY` cannot run inside of the transaction of the migration',
  advice: 'Put it into `with op.get_context().autocommit_block():`.',
  check({ backend }, report) {
    for (const chain of chainsOf(backend)) {
      if (!runsInTransaction(chain)) continue
      for (const { id, scripts } of newestFirst(chain))
        for (const script of [scripts?.upgrade, scripts?.downgrade]) {
          const steps = script?.steps ?? []
          if (steps.some((step) => /^\s*commit\b/i.test(sqlOf(step)))) continue
          for (const step of steps.filter((one) => isConcurrent(one) && !one.autocommit && !one.conditional))
            report.found({ at: step.at, subject: id, arguments: { revision: id, operation: step.operation } })
        }
    }
  },
})

const isConcurrent = (step: MigrationStep): boolean =>
  keywordOf(step, 'postgresql_concurrently')?.value === true ||
  /^\s*(create\s+(unique\s+)?|drop\s+|re)index\s+concurrently\b/i.test(sqlOf(step))

/** As `alembic init` writes `env.py`; with `AUTOCOMMIT` each statement stands by itself. */
const runsInTransaction = ({ environment = '' }: MigrationChain): boolean =>
  environment.includes('begin_transaction') && !/AUTOCOMMIT|autocommit/.test(environment)
