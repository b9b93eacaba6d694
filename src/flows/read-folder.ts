import { Trouble } from '../kernel/diagnostic.ts'
import { diskTree } from '../kernel/files/disk.ts'
import type { FileTree } from '../kernel/files/tree.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Backend } from '../model/index.ts'
import { isHintName } from '../readers/fastapi/discovery/index.ts'
import { type Part, readBackend } from '../readers/backend/index.ts'

export interface ReadRequest {
  readonly directory: string
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** The parts somebody will look at; empty for all. What nobody asks for is not read. */
  readonly needs: readonly Part[]
}

/** Python, and the files a project describes and configures itself with. */
const WANTED = /\.(py|toml|cfg|ini|lock|txt|in|md|mdx|mako)$|(^|\.)env(\..*)?$|^(\.gitignore|\.cursorrules|Pipfile)$/
const MAXIMUM_BYTES = 3_000_000

export async function readFolder(request: ReadRequest, progress: Progress): Promise<Backend> {
  return readBackend(openFolder(request.directory), request, progress)
}

export function openFolder(directory: string): FileTree {
  const files = open(directory)
  if (files.paths.some((path) => path.endsWith('.py'))) return files
  throw new Trouble('nothing to read', {
    message: `no Python files in ${directory}`,
    help: 'Name the folder of a FastAPI backend: architect survey path/to/backend',
  })
}

function open(directory: string): FileTree {
  try {
    return diskTree(directory, { wanted: (name) => WANTED.test(name) || isHintName(name), maximumBytes: MAXIMUM_BYTES })
  } catch (error) {
    throw new Trouble('usage', {
      message: `cannot read ${directory}: ${reasonOf(error)}`,
      help: 'Name a folder that holds a backend.',
    })
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'there is no such folder'
  return code === 'ENOTDIR' ? 'it is a file, not a folder' : (code ?? String(error))
}
