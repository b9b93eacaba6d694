import type { Progress } from '../kernel/progress.ts'
import type { DesignRequest, Finding, MigrationPlan, PatchedFile, Question, Run, Sentence } from '../model/index.ts'
import { apart } from './apart.ts'
import { type Proposed, propose } from './change/propose.ts'
import { changeRevision } from './change/revision.ts'
import { openMigrations } from './read-folder.ts'
import { readReview } from './read-review.ts'

export interface ChangeRequest {
  readonly directory: string
  readonly request: DesignRequest
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly cache: boolean
  /** Answers to questions an earlier change asked, by their ids. */
  readonly answers?: Readonly<Record<string, string>>
  /** When the change is made: revisions say so. */
  readonly at?: Date
}

/** A patch in the repository's own style, with what was checked of it. Nothing was written, and nothing of it was run. */
export interface Change {
  readonly patch: readonly PatchedFile[]
  readonly migration: MigrationPlan | null
  /** Why each file is touched. */
  readonly sentences: readonly Sentence[]
  /** What was learned from the repository, with where. */
  readonly style: readonly Sentence[]
  readonly unknown: readonly string[]
  /** What was asked for and is not done, with why. */
  readonly unwritten: readonly string[]
  readonly questions: readonly Question[]
  readonly checks: ChangeChecks
  readonly runs: readonly Run[]
}

/** What reading the changed repository showed. */
export interface ChangeChecks {
  /** Files of the patch that can no longer be read. */
  readonly broken: readonly string[]
  /** What a survey shows besides, before and after: a line each. */
  readonly differences: readonly string[]
  /** Those nobody asked for, and what was asked for and is not there. */
  readonly unwanted: readonly string[]
  /** What a review finds that it did not find before. */
  readonly findings: readonly Finding[]
  /** Those of them that it found before where the new code was learned from. */
  readonly learned: readonly Finding[]
  /** Whether the revision ran up, down and up again; null where there is none. */
  readonly traced: boolean | null
}

/** The smallest change of a repository that does what was asked, written as the repository is. */
export async function change(request: ChangeRequest, progress: Progress): Promise<Change> {
  const { directory, entries, environment, answers = {}, at = new Date() } = request
  const asked = { directory, request: request.request, entries, environment, answers }
  const written = JSON.parse(await apart('change', asked, progress, propose)) as Proposed
  const files = openMigrations({ directory, revision: null, changed: [] })
  const started = performance.now()
  const revision = await changeRevision(files, written, at, progress)
  const proposed = revision.isRefused ? { ...written, ...NOT_WRITTEN } : written
  const seconds = (performance.now() - started) / 1000
  const patch = revision.file ? [...proposed.patch, revision.file] : proposed.patch
  const found = patch.length === 0 ? NOTHING : await newFindings(request, patch, new Map(proposed.like), progress)
  return {
    patch,
    migration: revision.plan,
    sentences: [...proposed.sentences, ...revision.sentences],
    style: [...proposed.style, ...revision.style],
    unknown: [...proposed.unknown, ...(revision.isRefused ? [] : revision.unknown)],
    unwritten: [...proposed.unwritten, ...(revision.isRefused ? revision.unknown : [])],
    questions: proposed.questions,
    checks: {
      broken: proposed.broken,
      differences: proposed.differences,
      unwanted: proposed.unwanted,
      ...found,
      traced: revision.file ? revision.plan !== null && revision.unknown.length === 0 : null,
    },
    runs: revision.plan
      ? [
          {
            id: 'R1',
            what: `${revision.plan.file} behind all other revisions, up, down and up again, in an embedded Postgres`,
            command: 'architect migrations .',
            seconds,
          },
        ]
      : [],
  }
}

/** What no database takes is no change to be made. */
const NOT_WRITTEN = { sentences: [], style: [], patch: [], like: [], differences: [], unwanted: [] }

type Found = Pick<ChangeChecks, 'findings' | 'learned'>
const NOTHING: Found = { findings: [], learned: [] }

async function newFindings(
  { directory, entries, environment, cache }: ChangeRequest,
  patch: readonly PatchedFile[],
  like: ReadonlyMap<string, string>,
  progress: Progress,
): Promise<Found> {
  const asked = { directory, entries, environment, lab: true, revision: null, before: null }
  const was = await readReview({ ...asked, changed: [] }, cache, progress)
  const changed = patch.map(({ path, after }) => [path, after] as const)
  const is = await readReview({ ...asked, changed }, false, progress)
  const known = new Set(was.findings.map(({ fingerprint }) => fingerprint))
  const findings = is.findings.filter(({ fingerprint }) => !known.has(fingerprint))
  const before = new Set(was.findings.flatMap((finding) => filesOf(finding).flatMap((file) => kindsIn(finding, file))))
  const learned = findings.filter((finding) =>
    filesOf(finding).some((file) => kindsIn(finding, like.get(file) ?? file).some((kind) => before.has(kind))),
  )
  return { findings, learned }
}

const filesOf = ({ places }: Finding): readonly string[] => [...new Set(places.map(({ file }) => file))]

/** What is said of a file, whatever it is called that it is said of; of several things at once, whatever their number. */
const kindsIn = ({ rule, message, subject }: Finding, file: string): readonly string[] => [
  JSON.stringify([rule, message.replaceAll(/`[^`]*`/g, '`').replaceAll(/\d+/g, '0'), file]),
  JSON.stringify([rule, subject, file]),
]
