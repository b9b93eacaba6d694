import { digest } from '../kernel/digest.ts'
import { Cache } from '../kernel/files/cache.ts'
import type { Progress } from '../kernel/progress.ts'
import { build } from '../kernel/version.ts'
import { EMBEDDED, type ServerChoice, openChosen } from '../lab/engines/chosen.ts'
import { extensionsOf } from '../lab/extensions.ts'
import { rehearse } from '../lab/rehearsal/rehearse.ts'
import { scripts } from '../lab/rehearsal/surroundings.ts'
import type { History, RehearsedHistory } from '../model/index.ts'
import { loadSql } from '../sql/parser.ts'
import { type ReadModelsScript, foundationOf, modelsFor } from './lay-foundation.ts'

/** Runs each history on a server of its own. The same statements are not run twice in this process's own Postgres. */
export async function rehearseHistories(
  histories: readonly History[],
  cached: boolean,
  progress: Progress,
  models: ReadModelsScript,
  server: ServerChoice = EMBEDDED,
): Promise<readonly RehearsedHistory[]> {
  const cache = cached && server.kind === 'embedded' ? new Cache() : null
  const rehearsed: RehearsedHistory[] = []
  for (const history of histories) {
    const script = await modelsFor(history, models)
    const key = digest('rehearsal', build, JSON.stringify([history, script]))
    const kept = cache?.get(key)
    const one = kept ? (JSON.parse(kept) as RehearsedHistory) : await rehearseOne(history, script, server, progress)
    if (!kept) cache?.set(key, JSON.stringify(one))
    rehearsed.push(one)
  }
  return rehearsed
}

async function rehearseOne(
  history: History,
  models: string,
  server: ServerChoice,
  progress: Progress,
): Promise<RehearsedHistory> {
  const foundation = await foundationOf(history, models, server, progress)
  const sent = foundation.statements.map(({ sql }) => sql)
  const { created, assumed } = extensionsOf([...sent, ...scripts(history)].join('\n'))
  const lab = await openChosen(server, [...created, ...assumed])
  try {
    return await rehearse(lab, history, await loadSql(), progress, foundation)
  } finally {
    await lab.close()
  }
}
