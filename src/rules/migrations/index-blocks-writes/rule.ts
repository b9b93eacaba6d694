import { count, keywordOf } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { chainsOf, stepsOnExistingTables } from '../chain.ts'

export default rule({
  title: 'Indexes built while writes wait',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: '`{folder}` builds {number} on tables that exist without `CONCURRENTLY`: writes wait until that is done',
  advice: 'On large tables use `postgresql_concurrently=True` inside of `op.get_context().autocommit_block()`.',
  check({ backend }, report) {
    for (const chain of chainsOf(backend)) {
      const blocking = stepsOnExistingTables(chain).filter(
        ({ step }) =>
          step.operation === 'create_index' &&
          !step.autocommit &&
          keywordOf(step, 'postgresql_concurrently') === undefined,
      )
      const [newest] = blocking
      if (!newest) continue
      report.found({
        at: newest.step.at,
        subject: chain.folder,
        arguments: { number: count(blocking.length, 'index'), folder: chain.folder },
        related: blocking.slice(1, 10).map(({ revision, step }) => ({ what: `revision ${revision.id}`, at: step.at })),
      })
    }
  },
})
