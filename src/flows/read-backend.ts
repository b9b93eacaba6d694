import { digest } from '../kernel/digest.ts'
import { Cache } from '../kernel/files/cache.ts'
import type { Progress } from '../kernel/progress.ts'
import { build, version } from '../kernel/version.ts'
import type { Backend } from '../model/index.ts'
import { apart } from './apart.ts'
import { type ReadRequest, openRead, readFolder } from './read-folder.ts'

/** The backend in a folder. What did not change since it was last read is not read again. */
export async function readCached(request: ReadRequest, wanted: boolean, progress: Progress): Promise<Backend> {
  const cache = wanted ? new Cache() : null
  const key = keyOf(request)
  const kept = cache?.get(key)
  if (kept) return JSON.parse(kept) as Backend
  const json = await apart('survey', request, progress, readFolder)
  cache?.set(key, json)
  return JSON.parse(json) as Backend
}

/** The same files, the same questions, the same version of this tool: the same answer. */
function keyOf(request: ReadRequest): string {
  const { entries, environment, needs } = request
  const files = openRead(request)
  const questions = JSON.stringify({ entries, environment: Object.entries(environment).sort(), needs })
  return digest(
    version,
    build,
    files.name,
    questions,
    files.paths.map((path) => `${path} ${files.stamp(path)}`).join('\n'),
  )
}
