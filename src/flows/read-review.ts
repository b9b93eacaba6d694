import { digest } from '../kernel/digest.ts'
import { Cache } from '../kernel/files/cache.ts'
import { commitOf } from '../kernel/files/git.ts'
import type { FileTree } from '../kernel/files/tree.ts'
import type { Progress } from '../kernel/progress.ts'
import { build, version } from '../kernel/version.ts'
import type { Review } from '../model/index.ts'
import { apart } from './apart.ts'
import { openMigrations, openReviewed } from './read-folder.ts'
import { type ReviewFolderRequest, reviewFolder } from './review-folder.ts'

/** The review of everything in a folder. What did not change since the last one is not read again. */
export async function readReview(
  request: Omit<ReviewFolderRequest, 'cached'>,
  cached: boolean,
  progress: Progress,
): Promise<Review> {
  const cache = cached ? new Cache() : null
  const key = keyOf(request, request.lab ? openMigrations(request) : openReviewed(request))
  const kept = cache?.get(key)
  if (kept) return JSON.parse(kept) as Review
  const json = await apart('review', { ...request, cached }, progress, reviewFolder)
  cache?.set(key, json)
  return JSON.parse(json) as Review
}

const keyOf = (request: Omit<ReviewFolderRequest, 'cached'>, files: FileTree): string =>
  digest(
    'review',
    version,
    build,
    files.name,
    JSON.stringify({
      ...request,
      // A branch moves on; and what nobody looks at must not ask for a review of its own.
      before: request.lab && request.before !== null ? commitOf(request.directory, request.before) : null,
      environment: Object.entries(request.environment).sort(),
    }),
    files.paths.map((path) => `${path} ${files.stamp(path)}`).join('\n'),
  )
