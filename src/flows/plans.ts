import { groupBy } from '../kernel/group.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Lab } from '../lab/lab.ts'
import { assumedStatistics, assumptions } from '../lab/twin/assumed.ts'
import { readStatistics } from '../lab/twin/live.ts'
import { type TwinTable, keyOf } from '../lab/twin/schema.ts'
import { type Twin, openTwin } from '../lab/twin/twin.ts'
import { createIndex, indexName } from '../lab/workload/candidates.ts'
import { onDeleteOf, scannedKeys, type ScannedKey } from '../lab/workload/foreign-keys.ts'
import { indexesIn, scansIn } from '../lab/workload/nodes.ts'
import { type Proposal, proposeIndexes } from '../lab/workload/propose.ts'
import { weightOf } from '../lab/workload/query.ts'
import { type Scale, evenScale, plainName, statedScale } from '../lab/workload/scale.ts'
import { type Planned, planSteps } from '../lab/workload/steps.ts'
import type {
  Backend,
  IndexGain,
  PlannedStatement,
  PlansReport,
  ProposedIndex,
  ScannedForeignKey,
  Touched,
} from '../model/index.ts'
import { render as renderDdl } from '../writers/ddl/index.ts'
import { workloadOf } from './plans-workload.ts'
import { type SurveyRequest, survey } from './survey.ts'
import { statedRows } from './stated-rows.ts'

export interface PlansRequest extends Omit<SurveyRequest, 'contract'> {
  /** `orders=1e9`, as given. */
  readonly rows: readonly string[]
  /** The text of a file of `pg_dump --statistics-only`; null for none. */
  readonly dump: string | null
  /** Whether indexes are searched that would help. */
  readonly proposes: boolean
}

/** Rows of the largest tables where nobody states any. */
const LARGEST = 1e9
const SMALLEST = 1e3

/** How the statements of a backend are planned as its tables grow. `live` is a database to take statistics from. */
export async function plans(request: PlansRequest, progress: Progress, live: Lab | null = null): Promise<PlansReport> {
  const { backend } = await survey({ ...request, contract: null }, progress)
  const stated = statedRows(request.rows, backend.data.tables)
  progress.report({ doing: 'starting a server', done: 0, of: null })
  const twin = await openTwin(renderDdl(backend))
  try {
    return await planned(backend, twin, stated, request, live, progress)
  } finally {
    await twin.close()
  }
}

async function planned(
  backend: Backend,
  twin: Twin,
  stated: ReadonlyMap<string, number>,
  { dump, proposes }: PlansRequest,
  live: Lab | null,
  progress: Progress,
): Promise<PlansReport> {
  const { scale, problems, statistics } = await describe(twin, stated, dump, live)
  const workload = workloadOf(backend)
  const factors = factorsOf(scale)
  const { planned: done, refused } = await planSteps(twin, workload.queries, scale, factors, progress)
  const statements = await touchedStatements(twin, done, progress)
  const keys = await scannedKeys(twin)
  const proposals = proposes
    ? await proposeIndexes(
        twin,
        done.map(({ query, plan }) => ({ query, cost: plan.cost })),
        keys,
        progress,
      )
    : []
  const unplanned = [
    ...workload.unplanned,
    ...refused.map(({ query, message }) => ({
      reason: `the server refuses it: ${message}`,
      statements: query.uses.length,
      examples: query.uses.slice(0, 3),
    })),
  ]
  return {
    version: 1,
    project: backend.project.name,
    server: twin.version,
    statistics,
    assumptions: [...(statistics === 'database' || statistics === 'file' ? [] : assumptions), ...problems],
    tables: twin.schema.tables.map((table) => scaledTable(twin, table, scale)),
    steps: factors.map((factor) => largestOf(scale) * factor),
    statements,
    foreignKeys: keys.map((key) => scannedForeignKey(backend, key)),
    indexes: await proposedIndexes(backend, twin, proposals, statements),
    unplanned,
    counts: {
      statements: workload.statements,
      planned: workload.plannable - refused.reduce((sum, { query }) => sum + query.uses.length, 0),
      adding: workload.adding,
      unplanned: unplanned.reduce((sum, one) => sum + one.statements, 0),
    },
    refused: twin.refused,
  }
}

interface Described {
  readonly scale: Scale
  readonly statistics: PlansReport['statistics']
  readonly problems: readonly string[]
}

/** Assumed first, so that no table is without; what was counted replaces it, and what was stated its rows. */
async function describe(
  twin: Twin,
  stated: ReadonlyMap<string, number>,
  dump: string | null,
  live: Lab | null,
): Promise<Described> {
  const scale = stated.size > 0 ? statedScale(twin.schema, stated) : evenScale(twin.schema, LARGEST)
  const rowsOf = (table: string): number => scale.get(table)?.rows ?? 1
  await twin.describe(twin.schema.tables.map((table) => assumedStatistics(table, rowsOf(keyOf(table)), rowsOf)))
  if (dump === null && live === null) return { scale, statistics: stated.size > 0 ? 'stated' : 'assumed', problems: [] }
  const problems: string[] = []
  if (dump !== null) problems.push(...(await twin.load(dump)).problems.slice(0, 5))
  if (live !== null) await twin.describe((await readStatistics(live)).filter(({ rows }) => rows > 0))
  const counted = new Map(
    twin.schema.tables.map((table) => {
      const rows = stated.get(keyOf(table))
      const known = twin.size(keyOf(table))?.rows ?? 1
      return [keyOf(table), rows === undefined ? { rows: known, because: 'as counted' } : { rows, because: 'stated' }]
    }),
  )
  return { scale: counted, statistics: live === null ? 'file' : 'database', problems }
}

const largestOf = (scale: Scale): number => Math.max(SMALLEST, ...[...scale.values()].map(({ rows }) => rows))

/** From a thousand rows in tens up to all of them. */
function factorsOf(scale: Scale): readonly number[] {
  const most = largestOf(scale)
  const factors: number[] = []
  for (let rows = SMALLEST; rows < most * 0.99; rows *= 10) factors.push(rows / most)
  return [...factors, 1]
}

const scaledTable = (twin: Twin, table: TwinTable, scale: Scale): PlansReport['tables'][number] => ({
  table: plainName(keyOf(table)),
  rows: scale.get(keyOf(table))?.rows ?? 0,
  pages: twin.size(keyOf(table))?.pages ?? 0,
  because: scale.get(keyOf(table))?.because ?? '',
})

async function touchedStatements(
  twin: Twin,
  planned: readonly Planned[],
  progress: Progress,
): Promise<readonly PlannedStatement[]> {
  const statements: PlannedStatement[] = []
  for (const [done, { query, plan, steps, flips }] of planned.entries()) {
    progress.report({ doing: 'counting pages', done, of: planned.length })
    statements.push({
      sql: query.sql,
      tables: query.tables.map(plainName),
      remarks: query.remarks,
      uses: query.uses,
      steps,
      flips,
      plan: plan.root,
      shape: plan.shape,
      cost: plan.cost,
      touched: await twin.touched(query.sql),
      indexes: indexesIn(plan.root),
      scans: scansIn(plan.root),
    })
  }
  return statements.toSorted((one, other) => other.touched.pages - one.touched.pages)
}

function scannedForeignKey({ api }: Backend, { table, key, touched }: ScannedKey): ScannedForeignKey {
  const parent = plainName(key.references)
  const deletedBy = api.operations.filter(({ statements }) =>
    statements.some(({ verb, tables }) => verb === 'delete' && tables[0] === parent),
  )
  return {
    table: plainName(keyOf(table)),
    columns: key.columns,
    references: parent,
    onDelete: onDeleteOf(key),
    touched,
    deletedBy: deletedBy.map(({ id }) => id),
  }
}

/** With all proposed indexes in place, what is touched now against what was touched before. */
async function proposedIndexes(
  backend: Backend,
  twin: Twin,
  proposals: readonly Proposal[],
  before: readonly PlannedStatement[],
): Promise<readonly ProposedIndex[]> {
  const known = new Map(before.map((one) => [one.sql, one]))
  const made: ProposedIndex[] = []
  for (const { candidate, index, gains, keys } of proposals) {
    const shown: IndexGain[] = []
    for (const { query, after, before: cost } of gains.slice(0, 5))
      shown.push({
        sql: query.sql,
        operations: weightOf(query),
        before: { ...(known.get(query.sql)?.touched ?? NOTHING), cost },
        after: { ...(await twin.touched(query.sql)), cost: after },
      })
    const table = plainName(keyOf(candidate.table))
    made.push({
      name: indexName(candidate),
      table,
      keys: candidate.keys,
      using: candidate.using,
      where: candidate.where,
      sql: createIndex(candidate, true),
      pages: twin.size(keyOf(index))?.pages ?? 0,
      gains: shown,
      foreignKeys: keys.map(({ key }) => `${key.columns.join(', ')} → ${plainName(key.references)}`),
      writers: writersOf(backend, table),
    })
  }
  return made
}

const NOTHING: Touched = { rows: 0, pages: 0 }

function writersOf({ api }: Backend, table: string): number {
  const writing = groupBy(
    api.operations.filter(({ statements }) =>
      statements.some(({ verb, tables }) => verb !== 'select' && verb !== 'raw' && tables[0] === table),
    ),
    ({ id }) => id,
  )
  return writing.size
}
