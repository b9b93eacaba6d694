import type { Backend, MigrationChain } from '../../../model/index.ts'
import { revisionNamed } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { chainsOf, folderOf } from '../chain.ts'

export default rule({
  title: 'A revision that does not fit into its chain',
  severity: 'high',
  confidence: 'high',
  message: 'Revision `{revision}` {problem}: {tool} cannot put the revisions in order',
  advice: 'Give each revision an identifier of its own, and let it follow one that exists.',
  check({ backend, histories }, report) {
    for (const { tool, revisions } of histories.filter((one) => one.tool !== 'alembic'))
      for (const [index, { id, at }] of revisions.entries()) {
        const twin = revisions.slice(0, index).find((one) => one.id === id)
        if (!twin) continue
        const problem = `exists twice, in \`${twin.at.file}\` and \`${at.file}\``
        const named = tool === 'sql' ? 'whoever runs them' : tool
        report.found({
          at,
          subject: id,
          arguments: { revision: id, problem, tool: named },
          related: [{ what: 'the other one', at: twin.at }],
        })
      }
    for (const chain of chainsOf(backend)) {
      const known = new Map(chain.revisions.map((one) => [one.id, one]))
      for (const revision of chain.revisions) {
        const same = known.get(revision.id)
        const twin = same && same !== revision && folderOf(same) === folderOf(revision) ? same : null
        const missing = revision.down.find((down) => !revisionNamed(down, known))
        const problem = twin
          ? `exists twice, in \`${revision.at.file}\` and \`${twin.at.file}\``
          : missing !== undefined && !isPartlyRead(chain, backend)
            ? `builds on \`${missing}\`, which does not exist`
            : null
        if (problem === null) continue
        report.found({
          at: revision.at,
          subject: revision.id,
          arguments: { revision: revision.id, problem, tool: 'Alembic' },
          related: twin ? [{ what: 'the other one', at: twin.at }] : [],
        })
      }
    }
  },
})

/** A revision whose identifier nobody could read may be the missing one. */
const isPartlyRead = (chain: MigrationChain, { reading }: Backend): boolean =>
  reading.unresolved.some(({ at, text }) => (at?.file.startsWith(`${chain.folder}/`) ?? false) && /\btold$/.test(text))
