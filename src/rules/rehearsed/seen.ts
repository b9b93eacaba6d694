import type { MigrationChain, RehearsedHistory } from '../../model/index.ts'
import type { Subject } from '../rule.ts'

/**
 * Revisions of a chain that were run: what was seen of them is told instead of what their text says. One that stopped
 * halfway was not seen to its end.
 */
export function seenRevisions({ histories }: Subject, chain: MigrationChain): ReadonlySet<string> {
  const history = histories.find(({ tool, folder }) => tool === chain.tool && folder === chain.folder)
  return new Set(history?.revisions.filter(ranThrough).map(({ id }) => id))
}

const ranThrough = ({ observed }: RehearsedHistory['revisions'][number]): boolean =>
  observed.length > 0 &&
  observed.every(({ error, failsOnRows, notReproduced }) => (error === null || failsOnRows) && notReproduced === null)
