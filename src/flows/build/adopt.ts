import { Trouble } from '../../kernel/diagnostic.ts'
import { diskTree } from '../../kernel/files/disk.ts'
import { ASIDE, applyChanges, recover } from '../../kernel/files/transaction.ts'
import type { Progress } from '../../kernel/progress.ts'
import { planAdoption } from '../../ledger/plan.ts'
import { loadNormaliser } from '../../python/ruff/normalise.ts'
import { backendFiles } from '../../writers/backend/index.ts'
import { type BuildRequest, type BuildResult, MOST_BYTES, NOTHING } from '../build.ts'
import { designIn } from './design.ts'

/**
 * Takes the code of a folder under the ledger as it is. What a blueprint of it would be built as is remembered for
 * files that lie where a build puts them, so that later changes of the blueprint arrive there as merges.
 */
export async function adoptBackend({ directory, dryRun }: BuildRequest, progress: Progress): Promise<BuildResult> {
  if (!dryRun) recover(directory, ASIDE)
  const design = designIn(directory)
  progress.report({ doing: 'reading what is there', done: 0, of: null })
  const tree = diskTree(directory, { wanted: () => true, maximumBytes: MOST_BYTES })
  if (tree.has('.architect/ledger.json'))
    throw new Trouble('usage', {
      message: 'this folder is under the ledger already',
      help: 'Change the blueprint, and run architect build.',
    })
  const files = backendFiles(design, loadNormaliser())
  const plan = planAdoption(tree, files)
  const steps = plan.steps.filter(({ path }) => tree.has(path))
  if (!steps.some(({ path }) => path.endsWith('.py')))
    throw new Trouble('nothing to read', {
      message: 'no code in this folder lies where a build would put it',
      help: 'Only such files can be merged with what a blueprint changes: app/models/task.py, app/services/task.py, ...',
    })
  if (!dryRun) applyChanges(directory, ASIDE, plan.changes)
  const app = design.scope.blueprint.app?.text ?? ''
  return { ...NOTHING, app, notBuilt: [], steps, changes: plan.changes, adopted: true, written: !dryRun }
}
