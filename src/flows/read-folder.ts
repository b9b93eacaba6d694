import { Trouble } from '../kernel/diagnostic.ts'
import { diskTree } from '../kernel/files/disk.ts'
import { gitTree } from '../kernel/files/git.ts'
import { overlayTree } from '../kernel/files/overlay.ts'
import type { FileTree } from '../kernel/files/tree.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Backend } from '../model/index.ts'
import { isHintName } from '../readers/fastapi/discovery/index.ts'
import { type Part, readBackend } from '../readers/backend/index.ts'

export interface ReadRequest {
  readonly directory: string
  /** A revision of the repository around it; without one, the folder as it lies there. */
  readonly revision?: string
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** The parts somebody will look at; empty for all. What nobody asks for is not read. */
  readonly needs: readonly Part[]
}

/** Python, migrations, and the files a project describes and configures itself with. */
const WANTED =
  /\.(py|sql|sql\.conf|toml|cfg|ini|lock|txt|in|md|mdx|markdown|mako)$|(^|\.)env(\..*)?$|^(\.gitignore|\.importlinter|\.cursorrules|\.adr-dir|Pipfile|_journal\.json|snapshot\.json)$/
const WHAT_IS_READ = { wanted: (name: string) => WANTED.test(name) || isHintName(name), maximumBytes: 3_000_000 }

export async function readFolder(request: ReadRequest, progress: Progress): Promise<Backend> {
  return readBackend(openRead(request), request, progress)
}

export const openFolder = (directory: string): FileTree => withPython(directory, open(directory))

/** The same folder as it was at a revision of its repository. */
const openRevision = (directory: string, revision: string): FileTree =>
  withPython(directory, gitTree(directory, revision, WHAT_IS_READ))

export const openRead = ({ directory, revision }: ReadRequest): FileTree =>
  revision === undefined ? openFolder(directory) : openRevision(directory, revision)

/** What a review looks at. */
export interface ReviewedFiles {
  readonly directory: string
  /** A revision of the repository around it; null for the folder as it lies there. */
  readonly revision: string | null
  /** Files as they would be: path and text. */
  readonly changed: readonly (readonly [string, string])[]
}

export const openReviewed = ({ directory, revision, changed }: ReviewedFiles): FileTree =>
  overlayTree(revision === null ? openFolder(directory) : openRevision(directory, revision), new Map(changed))

/** Whatever may hold or configure migrations; a folder of nothing but SQL is one. */
export const openMigrations = ({ directory, revision, changed }: ReviewedFiles): FileTree => {
  const what = { ...WHAT_IS_READ, wanted: (name: string) => MIGRATIONS.test(name) || WHAT_IS_READ.wanted(name) }
  return overlayTree(revision === null ? open(directory, what) : gitTree(directory, revision, what), new Map(changed))
}

const MIGRATIONS = /\.sql$|^_journal\.json$|\.(conf|ya?ml)$/

function withPython(directory: string, files: FileTree): FileTree {
  if (files.paths.some((path) => path.endsWith('.py'))) return files
  throw new Trouble('nothing to read', {
    message: `no Python files in ${directory}`,
    help: 'Name the folder of a FastAPI backend: architect survey path/to/backend',
  })
}

function open(directory: string, what = WHAT_IS_READ): FileTree {
  try {
    return diskTree(directory, what)
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
