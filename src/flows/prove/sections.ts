import type { Progress } from '../../kernel/progress.ts'
import type { Claim, ProofSettings } from '../../model/index.ts'
import { proveAccess } from '../../proving/access/matrix.ts'
import { attack } from '../../proving/attacks/index.ts'
import { notRun } from '../../proving/claim.ts'
import { load } from '../../proving/load/index.ts'
import { contractClaims, contractNotRun, promiseClaim, publishedContract } from '../../proving/contract.ts'
import { migrationsNotRun, proveMigrations } from '../../proving/migrations.ts'
import { proveQueries, queriesNotRun } from '../../proving/queries/index.ts'
import type { Target } from '../../proving/target.ts'
import { proveTests, testsQuestion } from '../../proving/tests/prove.ts'
import { compare, readContract } from '../../readers/openapi/index.ts'
import type { Ground, Obstacle } from './ground.ts'
import { openTarget, reachesOurs } from './target.ts'

const LOAD = { id: 'load', title: 'It answers within its budgets', run: 'load in a closed and an open loop' }

/** What needs the running application. Each gets one of its own, on a database of its own. */
interface Live {
  readonly name: 'contract' | 'access' | 'attacks' | 'queries' | 'load'
  prove(target: Target, progress: Progress, settings: ProofSettings, ground: Ground): Promise<readonly Claim[]>
  /** Whether it makes and takes away rows: then the database must be seen to be ours. */
  readonly writes: boolean
  /** What is claimed in any case, where the application cannot be had. */
  otherwise(why: string, lines: readonly string[]): readonly Claim[]
}

export const LIVE: readonly Live[] = [
  { name: 'contract', prove: proveContract, writes: false, otherwise: contractNotRun },
  {
    name: 'access',
    prove: proveAccess,
    writes: false,
    otherwise: (why, lines) => [
      notRun(
        { id: 'access/callers', title: 'Callers may do what their role allows, and no more', run: 'every operation' },
        why,
        lines,
      ),
    ],
  },
  {
    name: 'attacks',
    prove: (target, progress) => attack(target, {}, progress),
    writes: true,
    otherwise: (why, lines) => [
      notRun({ id: 'attacks', title: 'Every attack that applies is repelled', run: 'every attack' }, why, lines),
    ],
  },
  {
    name: 'queries',
    prove: proveQueries,
    writes: true,
    otherwise: queriesNotRun,
  },
  {
    name: 'load',
    prove: proveLoad,
    writes: true,
    otherwise: (why, lines) => [notRun(LOAD, why, lines)],
  },
]

export async function provenLive(
  { name, prove, writes, otherwise }: Live,
  ground: Ground,
  settings: ProofSettings,
  progress: Progress,
): Promise<readonly Claim[]> {
  progress.report({ doing: `starting the application for ${name}`, done: 0, of: null })
  const running = await openTarget(ground, settings, name)
  if ('why' in running) return otherwise(running.why, running.lines)
  try {
    if (writes && !(await reachesOurs(running)))
      return otherwise(
        'the application was not seen to connect to our database, and another one must not be attacked',
        [],
      )
    const claims = await prove(running.target, progress, settings, ground)
    const run = 'the log-in that is stated in [prove.principals]'
    const shut = running.refused.map((why) => {
      const who = why.slice(0, why.indexOf(':'))
      return notRun({ id: `${name}/${who}/login`, title: `${who} logs in`, run }, why)
    })
    return name === 'contract' ? claims : [...claims, ...shut]
  } finally {
    await running.end()
  }
}

async function proveLoad(
  target: Target,
  progress: Progress,
  settings: ProofSettings,
  { described }: Ground,
): Promise<readonly Claim[]> {
  const budgets = { ...described?.budgets, ...settings.budgets }
  return budgets.read === undefined && budgets.write === undefined
    ? [notRun(LOAD, 'no budget is stated: [prove] budgets = { read = "120ms", write = "250ms", rps = 300 }')]
    : load(target, { budgets }, progress)
}

async function proveContract(
  { url, backend }: Target,
  progress: Progress,
  _: ProofSettings,
  { promised }: Ground,
): Promise<readonly Claim[]> {
  const published = await publishedContract(url, backend)
  if (published === null) return contractNotRun('the running application publishes no contract')
  const contract = readContract(new TextEncoder().encode(published.text), published.path)
  const claims = contractClaims(published.path, compare(contract, backend), backend)
  const asked = await promised(progress)
  return asked === null ? claims : [...claims, promiseClaim(published.path, compare(contract, asked))]
}

export async function provenMigrations(ground: Ground): Promise<readonly Claim[]> {
  const { alembic } = ground.recipe.commands
  if ('why' in alembic) return migrationsNotRun(alembic.why)
  const database = await ground.databases.create('prove_migrations')
  const { folder, head } = alembic.known
  const revisions = ground.backend.data.migrations[0]?.revisions.length ?? 0
  return proveMigrations({
    revisions,
    head,
    alembic: (...list) => ground.command(['python', '-m', 'alembic', ...list], database, folder),
    catalog: database.catalog,
    sessions: database.sessions,
  })
}

export async function provenTests(ground: Ground): Promise<readonly Claim[]> {
  const { tests } = ground.recipe.commands
  if ('why' in tests) return [notRun(testsQuestion('pytest'), tests.why)]
  const database = await ground.prepared('prove_tests')
  if ('why' in database) return [notRun(testsQuestion(tests.known), database.why, database.lines)]
  const environment = ground.environment(database.address)
  const start = { directory: ground.recipe.folders.working, environment }
  const claims = await proveTests(tests.known, start, ground.scratch)
  const isUsed = ground.backend.data.tables.length === 0 || (await database.sessions()) > 0
  return isUsed ? claims : claims.map((one) => ({ ...one, detail: `${one.detail}; nobody connected to our database` }))
}

/** Where there is no ground to run anything on. */
export const otherwise: Readonly<Record<'migrations' | 'tests', (obstacle: Obstacle) => readonly Claim[]>> = {
  migrations: ({ why, lines }) => migrationsNotRun(why, lines),
  tests: ({ why, lines }) => [notRun(testsQuestion('pytest'), why, lines)],
}
