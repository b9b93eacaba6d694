import { Cache, digest } from '../kernel/files/cache.ts'
import type { FileTree } from '../kernel/files/tree.ts'
import type { Progress } from '../kernel/progress.ts'
import { version } from '../kernel/version.ts'
import type { Backend } from '../model/index.ts'
import { readApart } from './apart.ts'
import { type ReadRequest, openFolder } from './read-folder.ts'

export interface SurveyRequest extends ReadRequest {
  readonly cache: boolean
}

export interface Survey {
  readonly backend: Backend
}

/** Reads the backend in a folder; what did not change since it was last read is not read again. */
export async function survey({ cache: wanted, ...request }: SurveyRequest, progress: Progress): Promise<Survey> {
  const cache = wanted ? new Cache() : null
  const key = keyOf(request, openFolder(request.directory))
  const kept = cache?.get(key)
  if (kept) return { backend: JSON.parse(kept) as Backend }
  const json = await readApart(request, progress)
  cache?.set(key, json)
  return { backend: JSON.parse(json) as Backend }
}

/** The same files, the same questions, the same version of this tool: the same answer. */
function keyOf({ entries, environment, needs, contract }: ReadRequest, files: FileTree): string {
  const questions = JSON.stringify({ entries, environment: Object.entries(environment).sort(), needs, contract })
  return digest(version, files.name, questions, files.paths.map((path) => `${path} ${files.stamp(path)}`).join('\n'))
}
