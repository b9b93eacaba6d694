import type { Revision } from '../../../model/index.ts'
import { count, created, dropped } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { chainsOf, newestFirst } from '../chain.ts'
import { first } from '../../list.ts'

export default rule({
  title: 'A migration that cannot be undone',
  severity: 'medium',
  confidence: 'high',
  message: '`downgrade` of {revisions} does nothing, though `upgrade` changes the schema: {names}',
  advice:
    'Write what takes the change back, or `raise` in `downgrade` where nothing can, so that nobody believes it worked.',
  check({ backend }, report) {
    for (const chain of chainsOf(backend)) {
      const changing = newestFirst(chain).filter(changesSchema)
      const silent = changing.filter(({ scripts }) => (scripts?.downgrade?.body ?? 'empty') === 'empty')
      for (const revision of silent)
        report.found({
          at: revision.scripts?.downgrade?.at ?? revision.at,
          subject: chain.folder,
          arguments: {
            revisions: count(silent.length, 'revision'),
            names: first(
              silent.map(({ id }) => id),
              3,
            ),
          },
          cause: chain.folder,
          severity: silent.length * 2 > changing.length ? 'low' : 'medium',
        })
    }
  },
})

const changesSchema = ({ scripts }: Revision): boolean =>
  scripts?.upgrade?.steps.some(
    (step) =>
      !step.conditional &&
      (created(step) !== null || dropped(step) !== null || /^(alter_column|rename_table)$/.test(step.operation)),
  ) ?? false
