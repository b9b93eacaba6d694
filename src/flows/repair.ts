import { applyEdits, chooseRepairs } from '../findings/edits.ts'
import { decode } from '../kernel/files/tree.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Finding } from '../model/index.ts'
import { openFolder } from './read-folder.ts'
import { readReview } from './read-review.ts'

export interface RepairRequest {
  readonly directory: string
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly unsafe: boolean
}

export interface Repaired {
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[]
  readonly repaired: number
  /** Why nothing is changed although something could be. */
  readonly refused: readonly string[]
}

/**
 * The files as they would be with the fixes made. The result is parsed and reviewed again before anybody writes it:
 * what was repaired must be gone, and nothing may have come.
 */
export async function repairs(
  findings: readonly Finding[],
  { directory, entries, environment, unsafe }: RepairRequest,
  progress: Progress,
): Promise<Repaired> {
  const chosen = chooseRepairs(findings, unsafe)
  const tree = openFolder(directory)
  const files = [...chosen.edits].map(([path, edits]) => {
    const before = decode(tree.bytes(path) ?? new Uint8Array()).text
    return { path, before, after: applyEdits(before, edits) }
  })
  if (files.length === 0) return { files, repaired: 0, refused: [] }
  const whole = { directory, entries, environment, revision: null, lab: false, before: null }
  const before = await readReview({ ...whole, changed: [] }, true, progress)
  const after = await readReview({ ...whole, changed: files.map((file) => [file.path, file.after]) }, false, progress)
  const refused = problemsOf(chosen.findings, before.findings, after.findings)
  return refused.length > 0 ? { files: [], repaired: 0, refused } : { files, repaired: chosen.findings.length, refused }
}

function problemsOf(
  repaired: readonly Finding[],
  before: readonly Finding[],
  after: readonly Finding[],
): readonly string[] {
  const still = repaired.filter((one) => after.some(({ fingerprint }) => fingerprint === one.fingerprint))
  const counts = new Map<string, number>()
  const keyOf = ({ rule, subject }: Finding): string => `${rule} in ${subject}`
  for (const one of before) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  const come = after.filter((one) => {
    const left = (counts.get(keyOf(one)) ?? 0) - 1
    counts.set(keyOf(one), left)
    return left < 0
  })
  return [
    ...still.map((one) => `the fix does not repair ${keyOf(one)}`),
    ...come.map((one) => `the fixes would bring ${keyOf(one)}`),
  ]
}
