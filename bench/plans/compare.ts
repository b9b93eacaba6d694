// The planner twin against a loaded server of the same major version: node bench/plans/run.mjs compare
import { assumedStatistics } from '../../src/lab/twin/assumed.ts'
import { nodeOf, shapeOf } from '../../src/lab/twin/explain.ts'
import { readStatistics } from '../../src/lab/twin/live.ts'
import { keyOf } from '../../src/lab/twin/schema.ts'
import { byColumn, indexSize, tablePages } from '../../src/lab/twin/sizes.ts'
import type { TableStatistics } from '../../src/lab/twin/statistics.ts'
import { type Twin, openTwin } from '../../src/lab/twin/twin.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { withNative } from './native.ts'
import { type Subject, subjects } from './schemas.ts'

interface Outcome {
  readonly sql: string
  readonly loaded: string
  readonly twin: string
  readonly ratio: number
}

async function shapeOn(lab: Lab, sql: string): Promise<{ readonly shape: string; readonly cost: number }> {
  const [row] = await lab.query<{ 'QUERY PLAN': readonly { Plan: Parameters<typeof nodeOf>[0] }[] }>(
    `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${sql}`,
  )
  const root = nodeOf(row!['QUERY PLAN'][0]!.Plan)
  return { shape: shapeOf(root), cost: root.cost }
}

async function compare(lab: Lab, twin: Twin, { queries }: Subject): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const sql of queries) {
    const [loaded, planned] = [await shapeOn(lab, sql), await twin.plan(sql)]
    outcomes.push({ sql, loaded: loaded.shape, twin: planned.shape, ratio: planned.cost / loaded.cost })
  }
  return outcomes
}

function tell(title: string, outcomes: readonly Outcome[]): void {
  const same = outcomes.filter(({ loaded, twin }) => loaded === twin)
  const near = same.filter(({ ratio }) => Math.abs(ratio - 1) < 0.01)
  console.log(
    `${title}: ${same.length} of ${outcomes.length} plans of the same shape, ${near.length} of them within 1% of the cost`,
  )
  for (const { sql, loaded, twin } of outcomes.filter((one) => one.loaded !== one.twin))
    console.log(`  ${sql}\n    loaded ${loaded}\n    twin   ${twin}`)
  const far = same.filter(({ ratio }) => Math.abs(ratio - 1) >= 0.01)
  for (const { sql, ratio } of far) console.log(`  cost x ${ratio.toFixed(3)}  ${sql}`)
}

/** What the formulas say, with the statistics of the loaded tables, against the pages there are. */
function tellSizes(twin: Twin, statistics: readonly TableStatistics[]): void {
  for (const table of twin.schema.tables) {
    const known = statistics.find((one) => one.table === keyOf(table))
    if (!known || !known.pages) continue
    const columns = byColumn(known)
    line(keyOf(table), known.pages, tablePages(table, columns, known.rows))
    for (const index of table.indexes)
      line(
        `  ${index.name} (${index.method})`,
        known.indexPages?.get(index.name) ?? 0,
        indexSize(table, index, columns, known.rows).pages,
      )
  }
}

const line = (name: string, actual: number, formula: number): void =>
  console.log(
    `  ${name.padEnd(38)} ${String(actual).padStart(7)} ${String(formula).padStart(7)}  ${(((formula - actual) / actual) * 100).toFixed(1)}%`,
  )

await withNative(async (lab) => {
  console.log(`loaded: ${lab.version}`)
  for (const subject of subjects) {
    await lab.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    await lab.execute(subject.schema)
    await lab.execute(`SET session_replication_role = replica; ${subject.load}`)
    await lab.execute('VACUUM ANALYZE')
    const statistics = await readStatistics(lab)
    const twin = await openTwin(subject.schema)
    console.log(`\n${subject.name}\ntwin: ${twin.version}`)
    await twin.describe(statistics)
    tell('with the statistics of the loaded tables', await compare(lab, twin, subject))
    await twin.resize(new Map(statistics.map(({ table, rows }) => [table, rows + 1])))
    tell('with the same, sizes by formula', await compare(lab, twin, subject))
    console.log('  relation                               actual formula  off')
    tellSizes(twin, statistics)
    await lab.execute('REINDEX SCHEMA public')
    await lab.execute('ANALYZE')
    console.log('  the same after REINDEX')
    tellSizes(twin, await readStatistics(lab))
    const rowsOf = (table: string): number => statistics.find((one) => one.table === table)?.rows ?? 1
    await twin.describe(twin.schema.tables.map((table) => assumedStatistics(table, rowsOf(keyOf(table)), rowsOf)))
    tell('with the rows alone, everything else assumed', await compare(lab, twin, subject))
    await twin.close()
  }
})
