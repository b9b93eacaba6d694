import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { projectSchema } from '../../blueprint/schema/schema.ts'
import { overlayTree } from '../../kernel/files/overlay.ts'
import { ASIDE, type Change, applyChanges } from '../../kernel/files/transaction.ts'
import type { FileTree } from '../../kernel/files/tree.ts'
import type { Progress } from '../../kernel/progress.ts'
import { textAt as textOf } from '../../ledger/ledger.ts'
import { type GeneratedFile, planGeneration } from '../../ledger/plan.ts'
import { type Normaliser, loadNormaliser } from '../../python/ruff/normalise.ts'
import { loadParser } from '../../python/syntax/index.ts'
import { renamesIn } from '../../readers/blueprint/renames.ts'
import { backendFilesOnAllCores, backendStatements } from '../../writers/backend/index.ts'
import { notBuilt } from '../../writers/backend/declared.ts'
import type { Design } from '../../writers/backend/feature.ts'
import { type BuildRequest, type BuildResult, NOTHING } from '../build.ts'
import { designIn } from './design.ts'
import { type NewRevision, missingRevision } from './revision.ts'
import { STATE, broughtBefore, isMigrated, stateAfter } from './state.ts'
import { traceRevision } from './trace.ts'

/** Writes what the blueprint of a folder says, and what of it is there already or somebody changed stays. */
export async function buildAnew(
  { directory, dryRun }: BuildRequest,
  tree: FileTree,
  progress: Progress,
): Promise<BuildResult> {
  const design = designIn(directory)
  const { blueprint } = design.scope
  const said = { app: blueprint.app?.text ?? '', notBuilt: notBuilt(blueprint) }
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
    ...said,
    brought: brought ?? broughtBefore(tree),
    one: problem === null ? statements : null,
  })
  const changes = [...written, ...(state === textOf(tree, STATE) ? [] : [made(STATE, state, tree)])]
  if (!dryRun) applyChanges(directory, ASIDE, changes)
  return {
    ...NOTHING,
    ...said,
    ...migration,
    steps: plan.steps,
    changes,
    conflicts: plan.conflicts,
    noRevision: problem,
    written: !dryRun && changes.length > 0,
  }
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
