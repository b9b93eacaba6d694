import { Cache, digest } from '../kernel/cache.ts'
import { diskTree } from '../kernel/files/disk.ts'
import type { FileTree } from '../kernel/files/tree.ts'
import { Trouble } from '../kernel/diagnostic.ts'
import type { Progress } from '../kernel/progress.ts'
import { version } from '../kernel/version.ts'
import type { Backend } from '../model/index.ts'
import { readBackend } from '../readers/backend/index.ts'

export interface SurveyRequest {
  readonly directory: string
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly cache: boolean
  readonly contract: string | null
  readonly sections: readonly string[]
}

export interface Survey {
  readonly backend: Backend
}

/** What a survey looks at: Python, and the files a project describes itself with. */
const WANTED = /\.(py|toml|cfg|ini|lock|txt|in|md|mdx|json|ya?ml|sh|mako|sql)$|(^|\.)env(\..*)?$|^(Dockerfile.*|Procfile|Makefile|justfile|\.cursorrules|Pipfile)$/
const MAXIMUM_BYTES = 12_000_000

/** Reads the backend in a folder. */
export async function survey(request: SurveyRequest, progress: Progress): Promise<Survey> {
  const files = openFolder(request.directory)
  const cache = request.cache ? new Cache() : null
  const key = keyOf(request, files)
  const kept = cache?.get(key)
  if (kept) return { backend: JSON.parse(kept) as Backend }
  const backend = await readBackend(files, { entries: request.entries, environment: request.environment, sections: request.sections }, progress)
  cache?.set(key, JSON.stringify(backend))
  return { backend }
}

function openFolder(directory: string): FileTree {
  let files: FileTree
  try {
    files = diskTree(directory, { wanted: (name) => WANTED.test(name), maximumBytes: MAXIMUM_BYTES })
  } catch (error) {
    throw new Trouble('usage', { message: `cannot read ${directory}: ${reasonOf(error)}`, help: 'Name a folder that holds a backend.' })
  }
  if (!files.paths.some((path) => path.endsWith('.py'))) throw new Trouble('nothing to read', { message: `no Python files in ${directory}`, help: 'Name the folder of a FastAPI backend: architect survey path/to/backend' })
  return files
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' ? 'there is no such folder' : code === 'ENOTDIR' ? 'it is a file' : (code ?? String(error))
}

/** The same files, the same questions, the same version: the same answer. */
function keyOf(request: SurveyRequest, files: FileTree): string {
  const { entries, environment, sections } = request
  return digest(version, files.name, JSON.stringify({ entries, environment: Object.entries(environment).sort(), sections }), files.paths.map((path) => `${path} ${files.stamp(path)}`).join('\n'))
}
