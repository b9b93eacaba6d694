import { digest } from '../kernel/digest.ts'
import { Cache } from '../kernel/files/cache.ts'
import { build, version } from '../kernel/version.ts'
import type { RuffFile } from '../findings/ruff.ts'
import type { KeptReading } from '../readers/backend/kept.ts'
import type { Answer } from '../rules/answers.ts'
import type { ReviewFolderRequest } from './review-folder.ts'

/** What the last review that read everything found, and what each part of it rests on. */
export interface KeptReview {
  readonly reading: KeptReading
  readonly ruff: readonly RuffFile[]
  readonly answers: ReadonlyMap<string, Answer>
}

export const keptReview = (request: ReviewFolderRequest, folder: string): KeptReview | null =>
  isKept(request) ? (new Cache().getValue(keyOf(request, folder)) as KeptReview | null) : null

export const keepReview = (request: ReviewFolderRequest, folder: string, review: KeptReview): void =>
  new Cache().setValue(keyOf(request, folder), review)

/** A revision does not change: there is nothing to compare with it. What migrations did is not kept here. */
export const isKept = ({ cached, revision, lab }: ReviewFolderRequest): boolean => cached && revision === null && !lab

/** One for each folder and question, whatever its files hold. */
const keyOf = ({ entries, environment }: ReviewFolderRequest, folder: string): string =>
  digest(
    'kept review',
    version,
    build,
    folder,
    JSON.stringify({ entries, environment: Object.entries(environment).sort() }),
  )
