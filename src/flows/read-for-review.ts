import type { FileTree } from '../kernel/files/tree.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Backend } from '../model/index.ts'
import type { RuffFile } from '../findings/ruff.ts'
import type { SourceProgram } from '../python/modules/program.ts'
import { readAgain } from '../readers/backend/again.ts'
import { REVIEW_NEEDS, readCode } from '../readers/backend/index.ts'
import { type KeptReading, keepReading } from '../readers/backend/kept.ts'
import { type Answer, stillTrue } from '../rules/answers.ts'
import { apart } from './apart.ts'
import { type KeptReview, isKept, keptReview } from './kept-review.ts'
import { openReviewed } from './read-folder.ts'
import type { ReviewFolderRequest } from './review-folder.ts'
import { ruffFolder } from './ruff-folder.ts'

/** A folder as it was read, whichever way. */
export interface ReadForReview {
  readonly backend: Backend
  readonly program: SourceProgram
  readonly ruff: Promise<readonly RuffFile[]>
  /** What rules and checklist said before, and would say again. */
  readonly known: ReadonlyMap<string, Answer>
  /** What to keep of it; null when what is kept already serves the next time. */
  readonly reading: KeptReading | null
}

/** Reads what a review looks at: all of it, or nothing when an edit changed none of what was looked at before. */
export async function readForReview(request: ReviewFolderRequest, progress: Progress): Promise<ReadForReview> {
  const files = openReviewed(request)
  const kept = keptReview(request, files.name)
  const again = kept && (await readKept(request, kept, files))
  return again ?? readAll(request, files, progress)
}

const needsOf = ({ entries, environment }: ReviewFolderRequest) => ({
  entries,
  everyApplication: true,
  environment,
  needs: REVIEW_NEEDS,
})

async function readAll(request: ReviewFolderRequest, files: FileTree, progress: Progress): Promise<ReadForReview> {
  let ruff: Promise<readonly RuffFile[]> | null = null
  const read = await readCode(files, needsOf(request), progress, () => (ruff = byRuff(request, null)))
  return {
    ...read,
    ruff: ruff ?? byRuff(request, null),
    known: new Map(),
    reading: isKept(request) ? keepReading(files, read) : null,
  }
}

async function readKept(
  request: ReviewFolderRequest,
  { reading, ruff, answers }: KeptReview,
  files: FileTree,
): Promise<ReadForReview | null> {
  const again = await readAgain(reading, files, needsOf(request))
  if (!again) return null
  const { backend, program, changed } = again
  const edit = {
    changed,
    used: new Map(
      reading.used.flatMap(({ file }) => {
        const alignment = again.alignments.get(file)
        return alignment ? [[file, alignment]] : []
      }),
    ),
    move: again.move,
  }
  return { backend, program, ruff: ruffAgain(request, ruff, changed), known: stillTrue(answers, edit), reading: null }
}

/** On a thread of its own, while the program is read. */
function byRuff(
  { directory, revision, changed }: ReviewFolderRequest,
  only: readonly string[] | null,
): Promise<readonly RuffFile[]> {
  const request = { directory, revision, changed, only }
  const checked = apart('ruff', request, { report: () => undefined }, ruffFolder).then(
    (json) => JSON.parse(json) as readonly RuffFile[],
  )
  // Whoever fails first is the one that is told of.
  checked.catch(() => undefined)
  return checked
}

async function ruffAgain(
  request: ReviewFolderRequest,
  before: readonly RuffFile[],
  changed: readonly string[],
): Promise<readonly RuffFile[]> {
  const looked = before.map(({ path }) => path).filter((path) => changed.includes(path))
  const now = looked.length > 0 ? await byRuff(request, looked) : []
  return before.map((one) => now.find(({ path }) => path === one.path) ?? one)
}
