import type { MigrationChain } from '../../../model/index.ts'
import { listed } from '../../list.ts'
import { rule } from '../../rule.ts'
import { chainsOf, folderOf } from '../chain.ts'

export default rule({
  title: 'Migrations that end in several heads',
  severity: 'high',
  confidence: 'high',
  message: 'The migrations in `{folder}` end in {number} heads, {heads}: `alembic upgrade head` refuses to run',
  advice: 'Join them with `alembic merge heads`, and keep that revision.',
  check({ backend }, report) {
    for (const chain of chainsOf(backend)) {
      const heads = chain.revisions.filter(({ id }) => chain.heads.includes(id))
      if (heads.length < 2 || areApart(chain) || new Set(heads.map(folderOf)).size > 1) continue
      for (const head of heads)
        report.found({
          at: head.at,
          subject: chain.folder,
          arguments: { folder: chain.folder, number: heads.length, heads: listed(heads.map(({ id }) => id)) },
          cause: chain.folder,
          related: heads.map(({ id, at }) => ({ what: `revision ${id}`, at })),
        })
    }
  },
})

/** Branches that are meant: each begins by itself, or carries a label. */
const areApart = ({ revisions, heads }: MigrationChain): boolean =>
  revisions.some(({ branchLabels }) => branchLabels.length > 0) ||
  revisions.filter(({ down }) => down.length === 0).length >= heads.length
