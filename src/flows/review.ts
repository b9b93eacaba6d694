import { digest } from '../kernel/digest.ts'
import { Cache } from '../kernel/files/cache.ts'
import type { Progress } from '../kernel/progress.ts'
import { build, version } from '../kernel/version.ts'
import type { Review } from '../model/index.ts'
import { apart } from './apart.ts'
import { openFolder } from './read-folder.ts'
import { type ReviewFolderRequest, reviewFolder } from './review-folder.ts'

export interface ReviewRequest extends ReviewFolderRequest {
  readonly cache: boolean
}

/** What is wrong with the backend in a folder. What did not change since the last review is not read again. */
export async function review({ cache: wanted, ...request }: ReviewRequest, progress: Progress): Promise<Review> {
  const cache = wanted ? new Cache() : null
  const files = openFolder(request.directory)
  const key = digest(
    'review',
    version,
    build,
    files.name,
    JSON.stringify(request),
    files.paths.map((path) => `${path} ${files.stamp(path)}`).join('\n'),
  )
  const kept = cache?.get(key)
  if (kept) return JSON.parse(kept) as Review
  const json = await apart('review', request, progress, reviewFolder)
  cache?.set(key, json)
  return JSON.parse(json) as Review
}
