import { readCatalog } from '../../lab/catalog/read.ts'
import type { Lab } from '../../lab/lab.ts'
import { filledAgain, observePhase } from '../../lab/rehearsal/observe-phases.ts'
import { type Usage, emptyAll, lostUsages, usagesHere } from '../../lab/rehearsal/usage.ts'
import type { Catalog, CatalogTable, RolloutMoment, RolloutPhase, RolloutStatement } from '../../model/index.ts'
import { catalogFacts, factsThatDiffer, withoutBookkeeping } from '../../model/queries/index.ts'
import { untilNoRow } from '../../sql/batches.ts'
import { quoted } from '../../sql/identifiers.ts'
import type { Sql } from '../../sql/parser.ts'
import type { MigrationStatement } from '../../writers/migration/index.ts'
import { stage } from './lab-stage.ts'
import type { PlannedPhase } from './plan-release.ts'

export interface TracedRelease {
  readonly phases: readonly RolloutPhase[]
  readonly ends: readonly string[]
  readonly returns: readonly string[]
}

/** Runs the phases in order on top of the base, with rows, asks after each who can go on, and goes back. */
export async function traceRelease(
  lab: Lab,
  before: Catalog,
  after: Catalog,
  planned: readonly PlannedPhase[],
  sql: Sql,
): Promise<TracedRelease> {
  const [changed, made] = [changedTables(before, after), changedTables(after, before)]
  await stage(lab, after)
  const next = await usagesHere(lab, made)
  await stage(lab, before)
  const running = await usagesHere(lab, changed)
  const tables = [...new Set([...changed, ...made].map(({ schema, name }) => `${quoted(schema)}.${quoted(name)}`))]
  await filledAgain(lab, tables)
  const phases: RolloutPhase[] = []
  for (const [at, phase] of planned.entries()) {
    const starting = startsAfter(planned, at)
    const early = at === 0 && phase.when === 'after the release' ? await lostUsages(lab, next, NEXT) : []
    const statements = await observed(lab, phase, tables, sql)
    phases.push({
      ...told(phase, statements),
      statements,
      breaks: [...early, ...(await broken(lab, phase, { running, next: starting ? next : [] }))],
      unfilled: phase.unfilled,
    })
  }
  const ends = factsThatDiffer(catalogFacts(after), catalogFacts(withoutBookkeeping(await readCatalog(lab))))
  return { phases, ends, returns: await wayBack(lab, before, planned) }
}

const RUNNING = 'the release before'
const NEXT = 'the next release'

/** Tables that are not the same in the other. */
function changedTables({ tables }: Catalog, other: Catalog): readonly CatalogTable[] {
  const same = new Set(other.tables.map((one) => JSON.stringify(one)))
  return tables.filter((one) => !same.has(JSON.stringify(one)))
}

const startsAfter = (planned: readonly PlannedPhase[], at: number): boolean =>
  planned[at]!.when !== 'after the release' && (planned[at + 1]?.when ?? 'after the release') === 'after the release'

async function broken(
  lab: Lab,
  { when }: PlannedPhase,
  { running, next }: { readonly running: readonly Usage[]; readonly next: readonly Usage[] },
): Promise<readonly string[]> {
  if (when === 'after the release') return []
  return [...(await lostUsages(lab, running, RUNNING)), ...(await lostUsages(lab, next, NEXT))]
}

async function observed(
  lab: Lab,
  { statements }: PlannedPhase,
  tables: readonly string[],
  sql: Sql,
): Promise<readonly RolloutStatement[]> {
  const steps = statements.map(({ sql: text, untilNone, outsideTransaction }) => ({
    sql: text,
    outsideTransaction,
    untilNoRow: untilNone === true ? untilNoRow(text) : null,
    at: NOWHERE,
    notReproduced: null,
  }))
  const seen = await observePhase(lab, steps, tables, sql)
  return seen.map(({ sql: text, locks, rewrites, scans, error, failsOnRows }, index) => ({
    sql: text,
    locks,
    rewrites,
    scans,
    error,
    failsOnRows,
    untilNoRow: steps[index]!.untilNoRow !== null,
  }))
}

const NOWHERE = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 }

const WHY: Readonly<Record<RolloutMoment, string>> = {
  'before the release': 'the release that runs does not notice',
  backfill: 'rows get their values, some thousands at a time',
  'as the release starts': 'both releases call it the same; in one transaction that reads and writes no table',
  'while nobody is served': 'tables are read or written anew while everybody waits for them',
  'after the release': 'once nothing of the release before runs any more',
}

/** Whether somebody has to stop for it is what the server did. */
function told(
  { when, because }: PlannedPhase,
  statements: readonly RolloutStatement[],
): Pick<RolloutPhase, 'when' | 'why'> {
  const loud = statements.some(({ rewrites, scans }) => rewrites.length > 0 || scans.length > 0)
  const moment = when === 'as the release starts' && loud ? 'while nobody is served' : when
  return { when: moment, why: [WHY[moment], ...because].join('; ') }
}

/** Takes the phases back, the last one first; what is then not as it was, or what the server refuses. */
async function wayBack(lab: Lab, before: Catalog, planned: readonly PlannedPhase[]): Promise<readonly string[]> {
  for (const { back } of planned.toReversed())
    for (const statement of back) {
      const refused = await sent(lab, statement)
      if (refused !== null) return [`${refused}: ${statement.sql}`]
    }
  return factsThatDiffer(catalogFacts(before), catalogFacts(withoutBookkeeping(await readCatalog(lab))))
}

/** Rows made up for the lab may be in the way of a way back; whether it is one is a question of the schema. */
async function sent(lab: Lab, { sql }: MigrationStatement): Promise<string | null> {
  const attempt = (): Promise<string | null> =>
    lab.execute(sql).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
  if ((await attempt()) === null) return null
  await emptyAll(lab)
  return attempt()
}
