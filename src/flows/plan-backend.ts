import { groupBy } from '../kernel/group.ts'
import type { Progress } from '../kernel/progress.ts'
import type { Lab } from '../lab/lab.ts'
import type { Fences } from '../lab/twin/fences.ts'
import { type TwinTable, keyOf } from '../lab/twin/schema.ts'
import type { Twin } from '../lab/twin/twin.ts'
import { createIndex, indexName } from '../lab/workload/candidates.ts'
import { onDeleteOf, scannedKeys, type ScannedKey } from '../lab/workload/foreign-keys.ts'
import { indexesIn, scansIn } from '../lab/workload/nodes.ts'
import { type Proposal, proposeIndexes } from '../lab/workload/propose.ts'
import { weightOf } from '../lab/workload/query.ts'
import { type Scale, plainName } from '../lab/workload/scale.ts'
import { type Planned, type PlannedWorkload, planSteps } from '../lab/workload/steps.ts'
import type {
  Backend,
  IndexGain,
  PlannedBackend,
  PlannedStatement,
  ProposedIndex,
  ScannedForeignKey,
  Touched,
  Unplanned,
} from '../model/index.ts'
import { workloadOf } from './plans-workload.ts'
import { describeTwin, twinOf } from './scaled-twin.ts'
import { configuredRows, statedRows } from './stated-rows.ts'

export interface PlanRequest {
  /** `orders=1e9`, as given. */
  readonly rows: readonly string[]
  /** The same, as the project says it for every command. */
  readonly configured: readonly string[]
  /** The text of a file of `pg_dump --statistics-only`; null for none. */
  readonly dump: string | null
  /** A database to take statistics from. */
  readonly live: Lab | null
  /** Row-level security that stands in front of whoever asks. */
  readonly fences: Fences
  /** Whether indexes are searched that would help. */
  readonly proposes: boolean
}

/** Rows of the largest tables where nobody states any. */
const LARGEST = 1e9
const SMALLEST = 1e3

/** Plans the statements of a backend in a twin of its tables. */
export async function planBackend(backend: Backend, request: PlanRequest, progress: Progress): Promise<PlannedBackend> {
  const { tables } = backend.data
  const { rows, remarks } = configuredRows(request.configured, tables)
  const stated = statedRows([...rows, ...request.rows], tables)
  progress.report({ doing: 'starting a server', done: 0, of: null })
  const twin = await twinOf(backend, request.fences)
  try {
    const result = await planned(backend, twin, stated, request, progress)
    return { ...result, assumptions: [...remarks, ...result.assumptions] }
  } finally {
    await twin.close()
  }
}

async function planned(
  backend: Backend,
  twin: Twin,
  stated: ReadonlyMap<string, number>,
  { dump, live, proposes }: PlanRequest,
  progress: Progress,
): Promise<PlannedBackend> {
  const { scale, statistics, assumptions } = await describeTwin(twin, { largest: LARGEST, stated, dump, live })
  const workload = workloadOf(backend)
  const factors = factorsOf(scale)
  const { planned: done, refused } = await planSteps(twin, workload.queries, scale, factors, progress)
  const statements = await touchedStatements(twin, done, progress)
  const keys = await scannedKeys(twin)
  const proposals = proposes
    ? await proposeIndexes(
        twin,
        done.map(({ query, plan }) => ({ query, cost: plan.cost })),
        keys.map((key) => ({ ...key, weight: deletersOf(backend, key).length || UNASKED })),
        progress,
      )
    : []
  const unplanned = [...workload.unplanned, ...refusedBy(refused)]
  return {
    project: backend.project.name,
    server: twin.version,
    statistics,
    assumptions,
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

/** What nobody deletes may still be deleted by hand. */
const UNASKED = 0.01

function refusedBy(refused: PlannedWorkload['refused']): readonly Unplanned[] {
  return [...groupBy(refused, ({ message }) => message)].map(([message, group]) => {
    const uses = group.flatMap(({ query }) => query.uses)
    return { reason: `the server refuses it: ${message}`, statements: uses.length, examples: uses.slice(0, 3) }
  })
}

const largestOf = (scale: Scale): number => Math.max(SMALLEST, ...[...scale.values()].map(({ rows }) => rows))

/** From a thousand rows in tens up to all of them. */
function factorsOf(scale: Scale): readonly number[] {
  const most = largestOf(scale)
  const factors: number[] = []
  for (let rows = SMALLEST; rows < most * 0.99; rows *= 10) factors.push(rows / most)
  return [...factors, 1]
}

const scaledTable = (twin: Twin, table: TwinTable, scale: Scale): PlannedBackend['tables'][number] => ({
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

/** Operations that delete rows of the table a key leads to. */
const deletersOf = ({ api }: Backend, { key }: ScannedKey): readonly string[] =>
  api.operations
    .filter(({ statements }) =>
      statements.some(({ verb, tables }) => verb === 'delete' && tables[0] === plainName(key.references)),
    )
    .map(({ id }) => id)

function scannedForeignKey(backend: Backend, scanned: ScannedKey): ScannedForeignKey {
  const { table, key, touched } = scanned
  return {
    table: plainName(keyOf(table)),
    columns: key.columns,
    references: plainName(key.references),
    onDelete: onDeleteOf(key),
    touched,
    deletedBy: deletersOf(backend, scanned),
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
