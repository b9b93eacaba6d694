import type { Blueprint } from '../blueprint/language/blueprint.ts'
import { projectSchema } from '../blueprint/schema/schema.ts'
import { diskTree } from '../kernel/files/disk.ts'
import { overlayTree } from '../kernel/files/overlay.ts'
import { ASIDE, type Change, applyChanges, recover } from '../kernel/files/transaction.ts'
import type { FileTree } from '../kernel/files/tree.ts'
import type { Progress } from '../kernel/progress.ts'
import { textAt as textOf } from '../ledger/ledger.ts'
import { type GeneratedFile, type Plan, type Step, planGeneration } from '../ledger/plan.ts'
import { type Normaliser, loadNormaliser } from '../python/ruff/normalise.ts'
import { loadParser } from '../python/syntax/index.ts'
import { renamesIn } from '../readers/blueprint/renames.ts'
import { backendFilesOnAllCores, backendStatements } from '../writers/backend/index.ts'
import { notBuilt } from '../writers/backend/declared.ts'
import type { Design } from '../writers/backend/feature.ts'
import { designIn } from './build/design.ts'
import { type NewRevision, missingRevision } from './build/revision.ts'
import { STATE, broughtBefore, isAsBuilt, isMigrated, stateAfter } from './build/state.ts'
import { traceRevision } from './build/trace.ts'

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
  const design = designIn(directory)
  const { blueprint } = design.scope
  const tree = openTarget(directory)
  const unchanged = { ...NOTHING, app: blueprint.app?.text ?? '', notBuilt: notBuilt(blueprint) }
  if (isAsBuilt(tree)) return unchanged
  progress.report({ doing: 'writing the backend', done: 0, of: null })
  const normaliser = loadNormaliser()
  const statements = backendStatements(design)
  const files = [...(await backendFilesOnAllCores(design, normaliser)), schemaFile(blueprint)]
  const plan = planGeneration(await loadParser(), tree, files, normaliser.tidied)
  const after = overlayTree(tree, afterwards(plan.changes))
  const migration = plan.conflicts.length > 0 ? CONFLICTS : await migrationFor(after, design, normaliser, progress)
  const { revision, problem, brought } = migration
  const written = [...plan.changes, ...(revision ? [made(revision.path, revision.text, tree)] : [])]
  const state = stateAfter(overlayTree(tree, afterwards(written)), {
    brought: brought ?? broughtBefore(tree),
    one: problem === null ? statements : null,
  })
  const changes = [...written, ...(state === textOf(tree, STATE) ? [] : [made(STATE, state, tree)])]
  if (!dryRun) applyChanges(directory, ASIDE, changes)
  return {
    ...unchanged,
    ...migration,
    steps: plan.steps,
    changes,
    conflicts: plan.conflicts,
    noRevision: problem,
    written: !dryRun && changes.length > 0,
  }
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

interface Migration {
  /** What the migrations bring beside tables; null where there is nothing new to remember. */
  readonly brought: readonly string[] | null
  readonly revision: NewRevision | null
  readonly problem: string | null
  readonly warnings: readonly string[]
}

const UNTOUCHED: Migration = { revision: null, problem: null, warnings: [], brought: null }
const CONFLICTS: Migration = { ...UNTOUCHED, problem: 'settle the conflicts first, and build again' }

/** All that may be merged, read by the program, or lie where something is to be written. */
const openTarget = (directory: string): FileTree =>
  diskTree(directory, { wanted: () => true, maximumBytes: MOST_BYTES })

const afterwards = (changes: readonly Change[]): ReadonlyMap<string, string | null> =>
  new Map(changes.map(({ path, after }) => [path, after]))

/** The migration that is missing, run up, down and up again before it is written. */
async function migrationFor(
  after: FileTree,
  design: Design,
  normaliser: Normaliser,
  progress: Progress,
): Promise<Migration> {
  const statements = backendStatements(design)
  if (isMigrated(after, statements)) return UNTOUCHED
  const wanted = { renames: renamesIn(design.scope.blueprint), statements, brought: broughtBefore(after) }
  const found = await missingRevision(after, wanted, normaliser, progress)
  const { revision } = found
  if (revision === null) return { ...found, warnings: [] }
  const files = overlayTree(after, new Map([[revision.path, revision.text]]))
  const { problem, warnings } = await traceRevision(files, revision, progress)
  if (problem === null) return { ...found, warnings }
  return { ...UNTOUCHED, problem: `the migration does not hold: ${problem}`, warnings }
}

const schemaFile = (blueprint: Blueprint): GeneratedFile => ({
  path: '.architect/blueprint.schema.json',
  owner: 'owned',
  text: `${JSON.stringify(projectSchema(blueprint), null, 2)}\n`,
})

const made = (path: string, after: string, tree: FileTree): Change => ({
  path,
  before: tree.has(path) ? tree.bytes(path) : null,
  after,
})
