import { decode } from '../kernel/files/tree.ts'
import { type RuffFile, checkFiles } from '../findings/ruff.ts'
import { loadRuff } from '../python/ruff/ruff.ts'
import { openReviewed, type ReviewedFiles } from './read-folder.ts'

export interface RuffRequest extends ReviewedFiles {
  /** The only files to look at; null for all. */
  readonly only: readonly string[] | null
}

/** What is no part of the program that answers requests. */
const ASIDE =
  /(^|\/)(tests?|testing|migrations|alembic|docs?|examples?|scripts)\/|(^|\/)(test_[^/]*|[^/]*_test|conftest|setup)\.py$/

/** Ruff over every file of a folder that may belong to the program: which ones do is only known later. */
export async function ruffFolder({ only, ...request }: RuffRequest): Promise<readonly RuffFile[]> {
  const files = openReviewed(request)
  const sources = (only ?? files.paths)
    .filter((path) => path.endsWith('.py') && !ASIDE.test(path))
    .map((path) => ({ path, source: decode(files.bytes(path) ?? new Uint8Array()).text }))
  return checkFiles(sources, loadRuff)
}
