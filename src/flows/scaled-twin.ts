import type { Lab } from '../lab/lab.ts'
import { assumedStatistics, assumptions } from '../lab/twin/assumed.ts'
import { type Fences, NO_FENCES } from '../lab/twin/fences.ts'
import { readStatistics } from '../lab/twin/live.ts'
import { keyOf } from '../lab/twin/schema.ts'
import { type Twin, openTwin } from '../lab/twin/twin.ts'
import { type Scale, evenScale, statedScale } from '../lab/workload/scale.ts'
import type { Backend, PlansReport } from '../model/index.ts'
import { render as renderDdl } from '../writers/ddl/index.ts'
import { twinName } from './stated-rows.ts'

/** Where numbers of rows and statistics come from, in the order they replace each other. */
export interface Sources {
  /** Rows of the largest tables where nobody says otherwise. */
  readonly largest: number
  /** By `schema.name`. */
  readonly stated: ReadonlyMap<string, number>
  /** The text of a file of `pg_dump --statistics-only`. */
  readonly dump: string | null
  /** A database to read statistics from. */
  readonly live: Lab | null
}

export interface Described {
  readonly scale: Scale
  readonly statistics: PlansReport['statistics']
  /** What the numbers rest on where nobody counted, and what could not be taken of what somebody did. */
  readonly assumptions: readonly string[]
}

/** A twin of the tables of the models. What a column is set to, or checked for, plays no part in a plan. */
export function twinOf(
  { data, ...backend }: Backend,
  fences: Fences = NO_FENCES,
  beside: readonly string[] = [],
): Promise<Twin> {
  const tables = data.tables.map((table) => ({
    ...table,
    checks: [],
    columns: table.columns.map((column) => ({ ...column, serverDefault: null })),
  }))
  const script = [renderDdl({ ...backend, data: { ...data, tables } }), ...beside.map((sql) => `${sql};\n`)].join('')
  return openTwin(script, { choices: choicesIn(data), fences })
}

const choicesIn = ({ tables }: Backend['data']): ReadonlyMap<string, readonly string[]> =>
  new Map(
    tables.flatMap((table) =>
      table.columns.flatMap(({ name, choice }) =>
        choice ? [[`${twinName(table)}.${name}`, choice.values] as const] : [],
      ),
    ),
  )

/** Assumed first, so that no table is without; what was counted replaces it, and what was stated its rows. */
export async function describeTwin(twin: Twin, { largest, stated, dump, live }: Sources): Promise<Described> {
  const scale = stated.size > 0 ? statedScale(twin.schema, stated) : evenScale(twin.schema, largest)
  const rowsOf = (table: string): number => scale.get(table)?.rows ?? 1
  await twin.describe(twin.schema.tables.map((table) => assumedStatistics(table, rowsOf(keyOf(table)), rowsOf)))
  if (dump === null && live === null) return { scale, statistics: stated.size > 0 ? 'stated' : 'assumed', assumptions }
  const problems = dump === null ? [] : (await twin.load(dump)).problems.slice(0, 5)
  if (live !== null) await twin.describe((await readStatistics(live)).filter(({ rows }) => rows > 0))
  await twin.resize(stated)
  return { scale: countedScale(twin, stated), statistics: live === null ? 'file' : 'database', assumptions: problems }
}

const countedScale = (twin: Twin, stated: ReadonlyMap<string, number>): Scale =>
  new Map(
    twin.schema.tables.map((table) => {
      const because = stated.has(keyOf(table)) ? 'stated' : twin.isCounted(keyOf(table)) ? 'counted' : 'assumed'
      return [keyOf(table), { rows: twin.size(keyOf(table))?.rows ?? 1, because }]
    }),
  )
