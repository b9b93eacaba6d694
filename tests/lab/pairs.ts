import type { Lab } from '../../src/lab/lab.ts'
import { plannedOnce } from '../../src/lab/planned-once.ts'
import { readCatalog } from '../../src/lab/catalog/read.ts'
import type { Catalog } from '../../src/model/index.ts'
import { catalogFacts, catalogSteps, factsThatDiffer } from '../../src/model/queries/index.ts'
import { migrationStatements } from '../../src/writers/migration/index.ts'
import { alembicRevision } from '../../src/writers/alembic/index.ts'
import { releaseStatements } from '../../src/writers/migration/release.ts'
import { type Random, evolved, randomFrom, randomSchema, sqlOf } from './random-catalog.ts'

/** Runs each statement by itself, and goes on after those the server refuses: what is left is a schema. */
const TRY = `CREATE OR REPLACE FUNCTION pg_temp.try(statement text) RETURNS text LANGUAGE plpgsql AS
  $$BEGIN EXECUTE statement; RETURN NULL; EXCEPTION WHEN OTHERS THEN RETURN SQLERRM; END$$`

/** A server that pairs are tried on. */
export async function preparePairs(lab: Lab): Promise<Lab> {
  await lab.execute(`${TRY}; DROP SCHEMA public CASCADE; SET client_min_messages = error`)
  return plannedOnce(lab)
}

export interface Pair {
  readonly a: readonly string[]
  readonly b: readonly string[]
}

export function pairOf(seed: number): Pair {
  const random = randomFrom(seed)
  const a = randomSchema(random)
  return { a: sqlOf(a), b: sqlOf(random.chance(0.3) ? randomSchema(random) : evolved(a, random)) }
}

/** What is wrong with the way between two schemas; nothing for most. */
export async function tryPair(lab: Lab, seed: number): Promise<readonly string[]> {
  const problems = await tryOn(lab, seed, takenBack)
  // A value that was added to an enum in this transaction is refused as long as it lasts: then everything is committed.
  return problems.some((one) => one.includes('unsafe use of new value')) ? tryOn(lab, seed, committed) : problems
}

/** Loads a schema, works with it, and leaves nothing behind. */
type Stage = <Result>(lab: Lab, sql: readonly string[], work: (catalog: Catalog) => Promise<Result>) => Promise<Result>

async function tryOn(lab: Lab, seed: number, stage: Stage): Promise<readonly string[]> {
  const pair = pairOf(seed)
  const random = randomFrom(seed + 1)
  const b = await stage(lab, pair.b, (catalog) => Promise.resolve(catalog))
  return stage(lab, pair.a, async (a) => {
    const there = [...same(a), ...(await applied(lab, a, b, 'there'))]
    return there.length > 0 ? there : applied(lab, b, a, 'back')
  }).then((problems) => (problems.length > 0 ? problems : stage(lab, pair.a, (a) => killed(lab, a, b, random))))
}

/** The same by the statements for a release that goes on, each committed by itself. */
export async function tryRelease(lab: Lab, seed: number): Promise<readonly string[]> {
  const pair = pairOf(seed)
  const b = await takenBack(lab, pair.b, (catalog) => Promise.resolve(catalog))
  return committed(lab, pair.a, async (a) => {
    for (const { sql } of releaseStatements(catalogSteps(a, b), b)) {
      const problem = await lab.execute(sql).then(
        () => null,
        (error: unknown) => String(error),
      )
      if (problem !== null) return [`release: ${problem}: ${sql}`]
    }
    return factsThatDiffer(catalogFacts(b), catalogFacts(await readCatalog(lab))).map((one) => `release: ${one}`)
  })
}

/** The same as a revision of Alembic: `sent` tells what its two functions send. */
export async function tryRevision(
  lab: Lab,
  seed: number,
  sent: (revision: string) => Readonly<Record<'up' | 'back', readonly string[]>>,
): Promise<readonly string[]> {
  const pair = pairOf(seed)
  const b = await takenBack(lab, pair.b, (catalog) => Promise.resolve(catalog))
  return takenBack(lab, pair.a, async (a) => {
    const upgrade = migrationStatements(catalogSteps(a, b))
    const downgrade = migrationStatements(catalogSteps(b, a))
    const { up, back } = sent(alembicRevision({ upgrade, downgrade, down: [], message: 'pair' }).text)
    const there = await sentTo(lab, up, b)
    return there.length > 0 ? there : sentTo(lab, back, a)
  })
}

async function sentTo(lab: Lab, statements: readonly string[], to: Catalog): Promise<readonly string[]> {
  for (const sql of statements) {
    const problem = await run(lab, sql)
    if (problem !== null) return [`${problem}: ${sql}`]
  }
  return factsThatDiffer(catalogFacts(to), catalogFacts(await readCatalog(lab)))
}

export const load = (lab: Lab, sql: readonly string[]): Promise<unknown> =>
  lab.query('SELECT pg_temp.try(one) FROM unnest($1::text[]) one', [sql])

const takenBack: Stage = async (lab, sql, work) => {
  await lab.execute('BEGIN; CREATE SCHEMA public; SET LOCAL search_path = public')
  try {
    await load(lab, sql)
    return await work(await readCatalog(lab))
  } finally {
    await lab.execute('ROLLBACK')
  }
}

const committed: Stage = async (lab, sql, work) => {
  await lab.execute('CREATE SCHEMA public; SET search_path = public')
  try {
    await load(lab, sql)
    return await work(await readCatalog(lab))
  } finally {
    for (const schema of (await readCatalog(lab)).schemas) await lab.execute(`DROP SCHEMA "${schema}" CASCADE`)
  }
}

const same = (a: Catalog): readonly string[] =>
  catalogSteps(a, a).map((step) => `itself: ${JSON.stringify(step).slice(0, 300)}`)

/** The columns that hold rows, each by what the server knows it by: who drops one and makes it again loses them. */
const COLUMNS = `SELECT format('%s.%s.%s', n.nspname, c.relname, a.attname) AS name, c.oid || '.' || a.attnum AS id
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname !~ '^(pg_|information_schema)'`

const columnsOf = async (lab: Lab): Promise<ReadonlyMap<string, string>> =>
  new Map((await lab.query<{ name: string; id: string }>(COLUMNS)).map(({ name, id }) => [name, id]))

async function applied(lab: Lab, a: Catalog, b: Catalog, way: string): Promise<readonly string[]> {
  const before = await columnsOf(lab)
  for (const { sql } of migrationStatements(catalogSteps(a, b))) {
    const problem = await run(lab, sql)
    if (problem !== null) return [`${way}: ${problem}: ${sql}`]
  }
  const reached = await readCatalog(lab)
  const differences = factsThatDiffer(catalogFacts(b), catalogFacts(reached))
  return [
    ...differences.map((one) => `${way}: ${one}`),
    ...lost(before, await columnsOf(lab), a, b).map((one) => `${way}: ${one} lost its rows`),
  ]
}

/** Columns both have, stored in both, that are not what they were. */
function lost(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  a: Catalog,
  b: Catalog,
): readonly string[] {
  const [one, other] = [storedIn(a), storedIn(b)]
  return [...one.keys()].filter((name) => {
    if (one.get(name) !== other.get(name)) return false
    return before.get(name) !== after.get(name)
  })
}

const storedIn = ({ tables }: Catalog): ReadonlyMap<string, string> =>
  new Map(
    tables.flatMap((table) =>
      table.columns
        .filter(({ generated }) => generated === null)
        .map((column) => [`${table.schema}.${table.name}.${column.name}`, table.partitionedBy ?? ''] as const),
    ),
  )

/** Stops somewhere on the way, looks where it is, and goes on from there. */
async function killed(lab: Lab, a: Catalog, b: Catalog, random: Random): Promise<readonly string[]> {
  const statements = migrationStatements(catalogSteps(a, b))
  for (const { sql } of statements.slice(0, random.below(statements.length + 1)))
    if ((await run(lab, sql)) !== null) return []
  return applied(lab, await readCatalog(lab), b, 'after a stop')
}

async function run(lab: Lab, sql: string): Promise<string | null> {
  const [row] = await lab.query<{ try: string | null }>('SELECT pg_temp.try($1) AS try', [sql])
  return row?.try ?? null
}
