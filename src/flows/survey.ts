import { digest } from '../kernel/digest.ts'
import { Cache } from '../kernel/files/cache.ts'
import type { FileTree } from '../kernel/files/tree.ts'
import type { Progress } from '../kernel/progress.ts'
import { build, version } from '../kernel/version.ts'
import type { Backend } from '../model/index.ts'
import { apart } from './apart.ts'
import { type ReadRequest, openFolder, readFolder } from './read-folder.ts'

export interface SurveyRequest extends ReadRequest {
  readonly cache: boolean
  /** A published contract to compare with; null for none. */
  readonly contract: string | null
}

export interface Survey {
  readonly backend: Backend
}

/** Reads the backend in a folder, and compares it with the contract that was named. */
export async function survey({ contract, ...request }: SurveyRequest, progress: Progress): Promise<Survey> {
  if (contract === null) return { backend: await read(request, progress) }
  const { contractAt } = await import('./compare-contract.ts')
  const compared = contractAt(contract)
  return { backend: compared(await read(request, progress)) }
}

/** What did not change since it was last read is not read again. */
async function read(
  { cache: wanted, ...request }: Omit<SurveyRequest, 'contract'>,
  progress: Progress,
): Promise<Backend> {
  const cache = wanted ? new Cache() : null
  const key = keyOf(request, openFolder(request.directory))
  const kept = cache?.get(key)
  if (kept) return JSON.parse(kept) as Backend
  const json = await apart('survey', request, progress, readFolder)
  cache?.set(key, json)
  return JSON.parse(json) as Backend
}

/** The same files, the same questions, the same version of this tool: the same answer. */
function keyOf({ entries, environment, needs }: ReadRequest, files: FileTree): string {
  const questions = JSON.stringify({ entries, environment: Object.entries(environment).sort(), needs })
  return digest(
    version,
    build,
    files.name,
    questions,
    files.paths.map((path) => `${path} ${files.stamp(path)}`).join('\n'),
  )
}
