import { digest } from '../kernel/digest.ts'
import { Cache } from '../kernel/files/cache.ts'
import type { Progress } from '../kernel/progress.ts'
import { build } from '../kernel/version.ts'
import { type ServerChoice, openChosen } from '../lab/engines/chosen.ts'
import { extensionsOf } from '../lab/extensions.ts'
import { type Retraced, type Rewritten, retrace } from '../lab/rehearsal/retrace.ts'
import { scripts } from '../lab/rehearsal/surroundings.ts'
import type { History, RehearsedHistory } from '../model/index.ts'
import { loadSql } from '../sql/parser.ts'

/** A history with what it finds when it begins. */
type Founded = History & Pick<RehearsedHistory, 'foundation'>

/** On a server of its own. The same statements are not run twice in this process's own Postgres. */
export function runRewritten(
  cached: boolean,
  server: ServerChoice,
  progress: Progress,
): (history: Founded, rewritten: readonly Rewritten[]) => Promise<readonly Retraced[]> {
  const cache = cached && server.kind === 'embedded' ? new Cache() : null
  return async (history, rewritten) => {
    const revisions = history.revisions.map(({ id, up }) => ({ id, up }))
    const key = digest('rewrites', build, history.folder, JSON.stringify([revisions, history.foundation, rewritten]))
    const kept = cache?.get(key)
    if (kept) return JSON.parse(kept) as readonly Retraced[]
    const results = await run(history, rewritten, server, progress)
    cache?.set(key, JSON.stringify(results))
    return results
  }
}

async function run(
  history: Founded,
  rewritten: readonly Rewritten[],
  server: ServerChoice,
  progress: Progress,
): Promise<readonly Retraced[]> {
  const { created, assumed } = extensionsOf([...history.foundation, ...scripts(history)].join('\n'))
  const lab = await openChosen(server, [...created, ...assumed])
  try {
    return await retrace(lab, history, rewritten, await loadSql(), progress)
  } finally {
    await lab.close()
  }
}
