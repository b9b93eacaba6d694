import { diskTree } from '../kernel/files/disk.ts'
import { ASIDE, type Change, recover } from '../kernel/files/transaction.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Plan, Step } from '../ledger/plan.ts'
import type { NewRevision } from './build/revision.ts'
import { builtBefore } from './build/state.ts'

export interface BuildRequest {
  readonly directory: string
  /** Whether only what would be done is told. */
  readonly dryRun: boolean
}

export interface BuildResult {
  readonly app: string
  readonly steps: readonly Step[]
  readonly changes: readonly Change[]
  readonly conflicts: Plan['conflicts']
  readonly revision: NewRevision | null
  /** Why a migration is missing; null where none is. */
  readonly noRevision: string | null
  /** What of the migration does not run where there are rows already. */
  readonly warnings: readonly string[]
  /** Parts the blueprint declares and nobody builds yet. */
  readonly notBuilt: readonly string[]
  /** Whether code that was there was taken under the ledger, and nothing of it changed. */
  readonly adopted: boolean
  readonly written: boolean
}

export const MOST_BYTES = 5_000_000

/** Brings a folder to what its blueprint says: all of it, or nothing. */
export async function buildBackend(request: BuildRequest, progress: Progress): Promise<BuildResult> {
  const { directory, dryRun } = request
  if (!dryRun) recover(directory, ASIDE)
  // All that may be merged, read by the program, or lie where something is to be written.
  const tree = diskTree(directory, { wanted: () => true, maximumBytes: MOST_BYTES })
  const before = builtBefore(tree)
  if (before) return { ...NOTHING, ...before }
  // What writes is large: who has nothing to write does not wait for it.
  const { buildAnew } = await import('./build/anew.ts')
  return buildAnew(request, tree, progress)
}

export const NOTHING: Omit<BuildResult, 'app' | 'notBuilt'> = {
  steps: [],
  changes: [],
  conflicts: [],
  revision: null,
  noRevision: null,
  warnings: [],
  adopted: false,
  written: false,
}
