import type { Lab } from '../../src/lab/lab.ts'
import { readCatalog } from '../../src/lab/catalog/read.ts'
import { stage } from '../../src/flows/release/lab-stage.ts'
import { planRelease } from '../../src/flows/release/plan-release.ts'
import { traceRelease } from '../../src/flows/release/trace-release.ts'
import { EMPTY_CATALOG } from '../../src/model/queries/index.ts'
import type { Catalog, Renames } from '../../src/model/index.ts'
import { loadSql } from '../../src/sql/parser.ts'
import { load, pairOf } from './pairs.ts'
import { randomFrom } from './random-catalog.ts'

/** What is wrong with the rollout from one schema of a pair to the other, and with its way back. */
export async function tryRollout(lab: Lab, seed: number): Promise<readonly string[]> {
  const pair = pairOf(seed)
  const [a, b] = [await loaded(lab, pair.a), await loaded(lab, pair.b)]
  const renames = renamesOf(a, b, seed)
  await stage(lab, a)
  const planned = await planRelease(lab, a, b, renames, new Map())
  const { phases, ends, returns } = await traceRelease(lab, a, b, planned, await loadSql())
  const failed = phases.flatMap(({ when, statements }) =>
    statements.flatMap(({ sql, error, failsOnRows }) =>
      error === null || failsOnRows ? [] : [`${when}: ${error}: ${sql}`],
    ),
  )
  return [
    ...failed,
    ...ends.map((one) => `ends: ${one}`),
    ...returns.map((one) => `returns: ${one}`),
    ...phases
      .filter(({ when }) => when === 'before the release' || when === 'backfill')
      .flatMap(({ when, breaks }) =>
        breaks
          .filter((one) => one.startsWith('the release before') && !NO_SUCH_VALUE.test(one))
          .map((one) => `${when}: ${one}`),
      ),
  ]
}

/** A text made up for a row is no number: types that change at random say that of most. */
const NO_SUCH_VALUE = /invalid input|malformed|out of range|too long|does not match|cannot be cast|value for domain/

async function loaded(lab: Lab, sql: readonly string[]): Promise<Catalog> {
  await stage(lab, EMPTY_CATALOG)
  await load(lab, sql)
  return readCatalog(lab)
}

/** A column that goes and one of its type that comes, sometimes, are said to be the same. */
function renamesOf(a: Catalog, b: Catalog, seed: number): Renames {
  const random = randomFrom(seed + 2)
  const columns = a.tables.flatMap((table) => {
    const other = b.tables.find(({ schema, name }) => schema === table.schema && name === table.name)
    const gone = table.columns.find(({ name }) => !other?.columns.some((one) => one.name === name))
    const come = other?.columns.find(
      ({ name, type }) => type === gone?.type && !table.columns.some((one) => one.name === name),
    )
    const of = `${table.schema}.${table.name}`
    return gone && come && random.chance(0.7) ? [[`${of}.${gone.name}`, `${of}.${come.name}`] as const] : []
  })
  return { tables: [], columns }
}
