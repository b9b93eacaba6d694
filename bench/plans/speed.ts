// How long a twin takes: node bench/plans/run.mjs speed
import { assumedStatistics } from '../../src/lab/twin/assumed.ts'
import { keyOf } from '../../src/lab/twin/schema.ts'
import { openTwin } from '../../src/lab/twin/twin.ts'

const TABLES = 100
const ROUNDS = 50

/** A hundred tables, each with a key and three more indexes: 400 indexes and 100 tables. */
const schema = Array.from(
  { length: TABLES },
  (_, i) => `CREATE TABLE t${i} (id bigserial PRIMARY KEY, parent_id bigint${i > 0 ? ` REFERENCES t${i - 1} (id)` : ''},
    kind int NOT NULL, email text NOT NULL, created_at timestamptz NOT NULL, note text);
    CREATE INDEX ON t${i} (parent_id); CREATE INDEX ON t${i} (kind, created_at); CREATE UNIQUE INDEX ON t${i} (lower(email));`,
).join('\n')

const wall = (): number => performance.now()
const processor = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const median = (numbers: readonly number[]): string =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!.toFixed(1)

async function timed(work: () => Promise<unknown>): Promise<readonly [number, number]> {
  const [from, used] = [wall(), processor()]
  await work()
  return [wall() - from, processor() - used]
}

const tell = (what: string, times: readonly (readonly [number, number])[]): void =>
  console.log(
    `${what}: median ${median(times.map(([one]) => one))} ms, ${median(times.map(([, one]) => one))} ms of processor (${times.length} rounds)`,
  )

const opened: (readonly [number, number])[] = []
const described: (readonly [number, number])[] = []
for (let round = 0; round < 3; round++) {
  let twin = null as Awaited<ReturnType<typeof openTwin>> | null
  opened.push(await timed(async () => (twin = await openTwin(schema))))
  const statistics = twin!.schema.tables.map((table) => assumedStatistics(table, 1e8, () => 1e7))
  described.push(await timed(() => twin!.describe(statistics)))
  if (round === 2) {
    const sizes = new Map(twin!.schema.tables.map((table) => [keyOf(table), 1e6]))
    const again = new Map(twin!.schema.tables.map((table) => [keyOf(table), 1e9]))
    const resized: (readonly [number, number])[] = []
    for (let i = 0; i < 6; i++) resized.push(await timed(() => twin!.resize(i % 2 === 0 ? sizes : again)))
    tell('500 relations made another size', resized)
    const tried: (readonly [number, number])[] = []
    for (let i = 0; i < ROUNDS; i++)
      tried.push(
        await timed(async () => {
          const index = await twin!.addIndex(`CREATE INDEX ON t${i % TABLES} (parent_id, created_at)`)
          await twin!.plan(`SELECT * FROM t${i % TABLES} WHERE parent_id = $1 ORDER BY created_at LIMIT 20`)
          await twin!.dropIndex(index)
        }),
      )
    tell('an index made, inflated, planned with and dropped', tried)
  }
  await twin!.close()
}
tell('server started and 500 relations made', opened)
tell('500 relations described and inflated', described)
