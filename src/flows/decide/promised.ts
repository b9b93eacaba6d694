import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { memoryTree } from '../../kernel/files/memory.ts'
import type { Progress } from '../../kernel/progress.ts'
import type { Backend } from '../../model/index.ts'
import { loadNormaliser } from '../../python/ruff/normalise.ts'
import { REVIEW_NEEDS, readBackend } from '../../readers/backend/index.ts'
import { backendFilesOnAllCores } from '../../writers/backend/index.ts'
import { designOf } from '../build/design.ts'

/** The backend a blueprint asks for, written in memory and read back: no file of it has to be there. */
export async function promisedBackend(blueprint: Blueprint, progress: Progress): Promise<Backend> {
  const files = await backendFilesOnAllCores(designOf(blueprint), loadNormaliser())
  const tree = memoryTree(Object.fromEntries(files.map(({ path, text }) => [path, text])), blueprint.app?.text ?? 'app')
  return readBackend(tree, { entries: [], environment: {}, needs: REVIEW_NEEDS }, progress)
}
