import { digest } from '../kernel/digest.ts'
import { Cache } from '../kernel/files/cache.ts'
import type { Progress } from '../kernel/progress.ts'
import { build } from '../kernel/version.ts'
import { openEmbedded } from '../lab/engines/embedded.ts'
import { extensionsOf } from '../lab/extensions.ts'
import { type Retraced, type Rewritten, retrace } from '../lab/rehearsal/retrace.ts'
import { scripts } from '../lab/rehearsal/surroundings.ts'
import type { History } from '../model/index.ts'
import { loadSql } from '../sql/parser.ts'
import type { RunRewritten } from './trace-rewrites.ts'

/** In an embedded Postgres of its own. The same statements are not run twice. */
export function runRewritten(cached: boolean, progress: Progress): RunRewritten {
  const cache = cached ? new Cache() : null
  return async (history, rewritten) => {
    const revisions = history.revisions.map(({ id, up }) => ({ id, up }))
    const key = digest('rewrites', build, history.folder, JSON.stringify(revisions), JSON.stringify(rewritten))
    const kept = cache?.get(key)
    if (kept) return JSON.parse(kept) as readonly Retraced[]
    const results = await run(history, rewritten, progress)
    cache?.set(key, JSON.stringify(results))
    return results
  }
}

async function run(
  history: History,
  rewritten: readonly Rewritten[],
  progress: Progress,
): Promise<readonly Retraced[]> {
  const { created, assumed } = extensionsOf(scripts(history).join('\n'))
  const lab = await openEmbedded([...created, ...assumed])
  try {
    return await retrace(lab, history, rewritten, await loadSql(), progress)
  } finally {
    await lab.close()
  }
}
