import { decode } from '../kernel/files/tree.ts'
import { type RuffResult, ruffFindings } from '../findings/ruff.ts'
import { loadRuff } from '../python/ruff/ruff.ts'
import { openReviewed, type ReviewedFiles } from './read-folder.ts'

/** What is no part of the program that answers requests. */
const ASIDE =
  /(^|\/)(tests?|testing|migrations|alembic|docs?|examples?|scripts)\/|(^|\/)(test_[^/]*|[^/]*_test|conftest|setup)\.py$/

/** Ruff over every file of a folder that may belong to the program: which ones do is only known later. */
export async function ruffFolder(request: ReviewedFiles): Promise<RuffResult> {
  const files = openReviewed(request)
  const sources = files.paths
    .filter((path) => path.endsWith('.py') && !ASIDE.test(path))
    .map((path) => ({ path, source: decode(files.bytes(path) ?? new Uint8Array()).text }))
  return ruffFindings(sources, loadRuff)
}
