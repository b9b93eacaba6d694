import { Trouble } from '../../kernel/diagnostic.ts'
import { memoryTree } from '../../kernel/files/memory.ts'
import type { Progress } from '../../kernel/progress.ts'
import type { Backend } from '../../model/index.ts'
import { loadNormaliser } from '../../python/ruff/normalise.ts'
import { readBackend } from '../../readers/backend/index.ts'
import { backendFiles } from '../../writers/backend/index.ts'
import { designIn } from '../build/design.ts'

/** The backend that the blueprint beside it asks for, whatever became of the files since; null where there is none that is right. */
export async function promisedIn(
  directory: string,
  environment: Readonly<Record<string, string>>,
  progress: Progress,
): Promise<Backend | null> {
  try {
    const files = backendFiles(designIn(directory), loadNormaliser())
    const tree = memoryTree(Object.fromEntries(files.map(({ path, text }) => [path, text])))
    return await readBackend(tree, { entries: [], environment, needs: [] }, progress)
  } catch (error) {
    if (error instanceof Trouble) return null
    throw error
  }
}
