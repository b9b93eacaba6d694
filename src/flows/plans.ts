import { Trouble } from '../kernel/diagnostic.ts'
import { memoryTree } from '../kernel/files/memory.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Backend, Finding, History, PlannedBackend, PlansReport } from '../model/index.ts'
import { Code } from '../python/code/code.ts'
import { SourceProgram } from '../python/modules/program.ts'
import { loadParser } from '../python/syntax/index.ts'
import { rules } from '../rules/registry.generated.ts'
import { runRules } from '../rules/run.ts'
import { chosenHistory } from './choose-history.ts'
import { fencesOf } from './fences.ts'
import { indexRevision } from './index-revision.ts'
import { withDatabase } from './live-database.ts'
import { type PlanRequest, planBackend } from './plan-backend.ts'
import { type HistoriesRequest, readHistoriesHere } from './read-histories.ts'
import { type SurveyRequest, survey } from './survey.ts'

export interface PlansRequest extends Omit<SurveyRequest, 'contract'>, Omit<PlanRequest, 'live' | 'fences'> {
  /** A database to take statistics from: it is only read. */
  readonly database: string | null
}

/** How the statements of a backend are planned as its tables grow, and what is wrong with that. */
export async function plans(request: PlansRequest, progress: Progress): Promise<PlansReport> {
  const { backend } = await survey({ ...request, contract: null }, progress)
  const { directory, environment, cache } = request
  const history = await ownHistory({ directory, revision: null, changed: [], environment }, progress)
  const fences = await fencesOf(history)
  const planned = await withDatabase(request.database, (live) =>
    planBackend(backend, { ...request, live, fences }, progress),
  )
  const revision = await indexRevision(history, backend, planned.indexes, cache, progress)
  return { version: 1, ...planned, findings: await findingsOf(backend, planned), revision }
}

/** Rules on plans look at nothing but the model and its plans. */
async function findingsOf(backend: Backend, plans: PlannedBackend): Promise<readonly Finding[]> {
  const code = new Code(new SourceProgram(memoryTree({}), await loadParser()), [])
  const aboutPlans = rules.filter(({ name }) => name.startsWith('plans/'))
  return runRules(aboutPlans, { backend, code, histories: [], sql: null, plans }).findings
}

/** The history that is the backend's; null where it is not clear which one is. */
async function ownHistory(request: HistoriesRequest, progress: Progress): Promise<History | null> {
  try {
    return chosenHistory(await readHistoriesHere(request, progress), null, request.directory)
  } catch (error) {
    if (error instanceof Trouble) return null
    throw error
  }
}
