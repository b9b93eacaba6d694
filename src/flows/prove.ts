import type { Progress } from '../kernel/progress.ts'
import type { Backend, Claim, Proof, ProofSettings, ProvenName, ProvenSection } from '../model/index.ts'
import type { Described } from '../proving/people/described.ts'
import { planClaims, plansNotRun } from '../proving/plans.ts'
import { type Recipe, recipeOf } from '../proving/project/recipe.ts'
import { rules } from '../rules/registry.generated.ts'
import { plans } from './plans.ts'
import { type Announcement, announced } from './prove/announce.ts'
import { describedIn } from './prove/described.ts'
import { type Obstacle, layGround } from './prove/ground.ts'
import { LIVE, otherwise, provenLive, provenMigrations, provenTests } from './prove/sections.ts'
import { survey } from './survey.ts'

export interface ProveRequest {
  readonly directory: string
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly cache: boolean
  /** The sections to prove; empty for all. */
  readonly only: readonly ProvenName[]
  readonly settings: ProofSettings
  /** Settings as the configuration assumes them for every command. */
  readonly assumed: Readonly<Record<string, string>>
  /** Rows of tables, as the configuration and the command line state them. */
  readonly configured: readonly string[]
  readonly rows: readonly string[]
}

/** In the order they are run. */
export const PROVEN: readonly ProvenName[] = ['migrations', 'tests', ...LIVE.map(({ name }) => name), 'plans']

/** Runs a backend, and says which claims about it hold. Null where whoever is asked does not allow it to be run. */
export async function prove(
  request: ProveRequest,
  allowed: (announcement: Announcement) => Promise<boolean>,
  progress: Progress,
): Promise<Proof | null> {
  const began = new Date()
  const wanted = new Set(request.only.length === 0 ? PROVEN : request.only)
  const { directory, entries, environment, cache } = request
  const asked = { directory, entries, cache, needs: [], contract: null }
  const first = await survey({ ...asked, environment }, progress)
  const recipe = recipeOf(first.backend, request.settings, directory, { assumed: request.assumed, given: environment })
  // Read once more as it is run: what hangs on a setting is there or not.
  const { backend } = await survey({ ...asked, environment: recipe.variables.told }, progress)
  const executes = [...wanted].some((name) => name !== 'plans')
  if (executes && !(await allowed(announced(recipe, wanted, directory)))) return null
  const described = recipe.built ? describedIn(directory) : null
  const run = executes ? await provenByRunning(backend, recipe, wanted, request, described, progress) : NOTHING_RUN
  const planned = wanted.has('plans') ? [await timed('plans', () => provenPlans(request, described, progress))] : []
  return {
    version: 1,
    project: backend.project.name,
    began: began.toISOString(),
    seconds: (Date.now() - began.getTime()) / 1000,
    ground: run.ground,
    sections: [...run.sections, ...planned],
  }
}

type Run = Pick<Proof, 'ground' | 'sections'>

const NOTHING_RUN: Run = { ground: [], sections: [] }

async function provenByRunning(
  backend: Backend,
  recipe: Recipe,
  wanted: ReadonlySet<ProvenName>,
  { settings, directory }: ProveRequest,
  described: Described | null,
  progress: Progress,
): Promise<Run> {
  progress.report({ doing: 'preparing server and packages', done: 0, of: null })
  const ground = await layGround(backend, recipe, { described, directory })
  if ('why' in ground) return { ground: [], sections: await withoutGround(ground, wanted) }
  const sections: ProvenSection[] = []
  const section = async (name: ProvenName, work: () => Promise<readonly Claim[]>): Promise<void> => {
    if (wanted.has(name)) sections.push(await timed(name, work))
  }
  try {
    await section('migrations', () => reported('running migrations', progress, () => provenMigrations(ground)))
    await section('tests', () => reported('running the tests', progress, () => provenTests(ground)))
    for (const live of LIVE) await section(live.name, () => provenLive(live, ground, settings, progress))
  } finally {
    await ground.close()
  }
  return { ground: ground.words, sections }
}

async function withoutGround(obstacle: Obstacle, wanted: ReadonlySet<ProvenName>): Promise<readonly ProvenSection[]> {
  const all = [
    { name: 'migrations' as const, claims: otherwise.migrations(obstacle) },
    { name: 'tests' as const, claims: otherwise.tests(obstacle) },
    ...LIVE.map((live) => ({ name: live.name, claims: live.otherwise(obstacle.why, obstacle.lines) })),
  ]
  return all.filter(({ name }) => wanted.has(name)).map((one) => ({ ...one, seconds: 0 }))
}

/** At the numbers of rows that somebody stated; at numbers that nobody did, a broken claim would be nobody's fault. */
async function provenPlans(
  request: ProveRequest,
  described: Described | null,
  progress: Progress,
): Promise<readonly Claim[]> {
  const { directory, entries, environment, cache, rows } = request
  // What a configuration states is nearer than what a blueprint does.
  const configured = [...(described?.rows ?? []), ...request.configured]
  const own = rules.flatMap(({ name, rule }) => (name.startsWith('plans/') ? [{ name, title: rule.title }] : []))
  if (rows.length + configured.length === 0)
    return plansNotRun(own, 'nobody states how large the tables become: [rows] orders = 1e6, or --rows orders=1e6')
  const asked = { directory, entries, environment, cache, rows, configured }
  const report = await plans({ ...asked, needs: [], dump: null, database: null, proposes: false }, progress)
  return planClaims(report, own)
}

function reported<Result>(doing: string, progress: Progress, work: () => Promise<Result>): Promise<Result> {
  progress.report({ doing, done: 0, of: null })
  return work()
}

async function timed(name: ProvenName, work: () => Promise<readonly Claim[]>): Promise<ProvenSection> {
  const began = performance.now()
  const claims = await work()
  return { name, seconds: Math.round(performance.now() - began) / 1000, claims }
}
