import type { RehearsedHistory, RehearsedRevision, Revision } from '../../../model/index.ts'
import { count, created, dropped } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { chainsOf, newestFirst } from '../chain.ts'
import { first } from '../../list.ts'

export default rule({
  title: 'A migration that cannot be undone',
  severity: 'medium',
  confidence: 'high',
  message: '{way} of {revisions} does nothing, though the way up changes the schema: {names}',
  advice:
    'Write what takes the change back, or `raise` in `downgrade` where nothing can, so that nobody believes it worked.',
  check({ backend, histories }, report) {
    for (const history of histories) {
      const silent = withoutWayBack(history)
      for (const revision of silent)
        report.found({
          at: revision.at,
          subject: history.folder,
          arguments: { way: 'The way back', ...counted(silent) },
          cause: history.folder,
          severity: silent.length * 2 > history.revisions.length ? 'low' : 'medium',
        })
    }
    for (const chain of chainsOf(backend)) {
      const changing = newestFirst(chain).filter(changesSchema)
      const silent = changing.filter(({ scripts }) => (scripts?.downgrade?.body ?? 'empty') === 'empty')
      for (const revision of silent)
        report.found({
          at: revision.scripts?.downgrade?.at ?? revision.at,
          subject: chain.folder,
          arguments: { way: '`downgrade`', ...counted(silent) },
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

const counted = (silent: readonly { readonly id: string }[]) => ({
  revisions: count(silent.length, 'revision'),
  names: first(
    silent.map(({ id }) => id),
    3,
  ),
})

/** Where a folder knows ways back at all. Those of Alembic are told by their text, which knows more. */
function withoutWayBack({ tool, revisions }: RehearsedHistory): readonly RehearsedRevision[] {
  const ways = revisions.filter(({ back }) => (back?.steps.length ?? 0) > 0)
  if (tool === 'alembic' || ways.length === 0) return []
  return revisions.filter(
    ({ id, up, back }) =>
      !id.startsWith('R__') && (back?.steps.length ?? 0) === 0 && up.steps.some(({ sql }) => CHANGES.test(sql)),
  )
}

const CHANGES = /^\s*(create|alter|drop)\s+(?!or\b|extension|function|policy|role|user|schema\s+if)/i
