import type { Progress } from '../kernel/progress.ts'
import type { Lab } from '../lab/lab.ts'
import { rowBytes, toastPages } from '../lab/sizes/heap.ts'
import { hnswBuildBytes } from '../lab/sizes/vectors.ts'
import { type TwinIndex, type TwinTable, keyOf } from '../lab/twin/schema.ts'
import {
  type Statistics,
  byColumn,
  bytesOf,
  indexSize,
  storedColumns,
  tablePages,
  vectorsOf,
} from '../lab/twin/sizes.ts'
import type { Twin } from '../lab/twin/twin.ts'
import { type Scale, plainName } from '../lab/workload/scale.ts'
import type { Figure, IndexBytes, KeyEnd, SizeReport, TableSize, VectorMemory } from '../model/index.ts'
import { withDatabase } from './live-database.ts'
import { describeTwin, twinOf } from './scaled-twin.ts'
import { type ServingRequest, servingOf } from './serving.ts'
import { configuredRows, statedRows } from './stated-rows.ts'
import { type SurveyRequest, survey } from './survey.ts'

export interface SizeRequest extends Omit<SurveyRequest, 'contract'> {
  /** `orders=1e9`, as given. */
  readonly rows: readonly string[]
  /** `orders=1e6/day`, as given. */
  readonly growth: readonly string[]
  /** The same two, as the project says them for every command. */
  readonly configured: { readonly rows: readonly string[]; readonly growth: readonly string[] }
  readonly dump: string | null
  /** A database to take statistics from: it is only read. */
  readonly database: string | null
  readonly serving: ServingRequest
  /** The year in which a key runs out is counted from here: milliseconds, as `Date.now()` has them. */
  readonly now: number
}

/** Rows of the largest tables where nobody states any. */
const LARGEST = 1e6
const YEAR = 365

/** How large the tables and indexes of a backend are, and what they become. */
export const sizes = (request: SizeRequest, progress: Progress): Promise<SizeReport> =>
  withDatabase(request.database, (live) => sizesWith(live, request, progress))

async function sizesWith(live: Lab | null, request: SizeRequest, progress: Progress): Promise<SizeReport> {
  const { backend } = await survey({ ...request, contract: null }, progress)
  const { tables } = backend.data
  const { rows, remarks } = configuredRows(request.configured.rows, tables)
  const { rows: daily } = configuredRows(request.configured.growth, tables)
  const stated = statedRows([...rows, ...request.rows], tables)
  const growth = statedRows([...daily, ...request.growth].map(perDay), tables, '--growth')
  progress.report({ doing: 'starting a server', done: 0, of: null })
  const twin = await twinOf(backend)
  try {
    const { scale, assumptions } = await describeTwin(twin, { largest: LARGEST, stated, dump: request.dump, live })
    const sized = twin.schema.tables.map((table) => sizeOf(twin, table, scale, growth))
    return {
      version: 1,
      project: backend.project.name,
      server: twin.version,
      tables: sized.toSorted((one, other) => wholeBytes(other) - wholeBytes(one)),
      total: {
        bytes: model(sum(sized.map(wholeBytes))),
        inAYear: model(sum(sized.map(({ inAYear }) => inAYear.value))),
        inThreeYears: model(sum(sized.map(({ inThreeYears }) => inThreeYears.value))),
      },
      keys: twin.schema.tables.flatMap((table) => keyEnds(table, scale, growth, request.now)),
      vectors: twin.schema.tables.flatMap((table) => vectorMemory(twin, table)),
      serving: servingOf(request.serving),
      assumptions: [...remarks, ...assumptions],
      refused: twin.refused,
    }
  } finally {
    await twin.close()
  }
}

/** `orders=1e6/day` as rows a day; other stretches of time are turned into days. */
function perDay(text: string): string {
  const [, name = '', amount = '', per] = /^([^=]*)=([^/]*)(?:\/(\w+))?$/.exec(text) ?? []
  const days = { second: 1 / 86_400, minute: 1 / 1_440, hour: 1 / 24, day: 1, week: 7, month: 30.4, year: YEAR }[
    per ?? 'day'
  ]
  const [, digits = amount, suffix = ''] = /^(.*?)([kmbgt]?)$/i.exec(amount) ?? []
  return days === undefined ? text : `${name}=${Math.max(1, Math.round(Number(digits) / days))}${suffix}`
}

function sizeOf(twin: Twin, table: TwinTable, scale: Scale, growth: ReadonlyMap<string, number>): TableSize {
  const name = keyOf(table)
  const known = twin.statisticsOf(name)
  const columns = byColumn(known ?? { columns: [] })
  const { rows = 0, because = '' } = scale.get(name) ?? {}
  const daily = growth.get(name) ?? 0
  const counted = twin.isCounted(name) && because !== 'stated'
  const figure = (value: number): Figure => ({ value, known: counted ? 'measured' : 'model' })
  const later = (years: number): Figure => model(bytesWith(table, columns, rows + daily * YEAR * years))
  return {
    table: plainName(name),
    rows: { value: rows, known: because === 'stated' ? 'stated' : counted ? 'measured' : 'model' },
    because,
    rowBytes: model(Math.round(rowBytes(storedColumns(table, columns)))),
    bytes: figure(bytesOf(twin.size(name)?.pages ?? 0)),
    besideBytes: model(bytesOf(toastPages(storedColumns(table, columns), rows))),
    indexes: table.indexes.map((index): IndexBytes => ({
      name: index.name,
      method: index.method,
      bytes: figure(bytesOf(twin.size(keyOf(index))?.pages ?? 0)),
    })),
    rowsPerDay: { value: daily, known: growth.has(name) ? 'stated' : 'model' },
    inAYear: later(1),
    inThreeYears: later(3),
  }
}

function bytesWith(table: TwinTable, columns: Statistics, rows: number): number {
  const beside = toastPages(storedColumns(table, columns), rows)
  const indexes = table.indexes.map((index: TwinIndex) => indexSize(table, index, columns, rows).pages)
  return bytesOf(tablePages(table, columns, rows) + beside + sum(indexes))
}

const wholeBytes = ({ bytes, besideBytes, indexes }: TableSize): number =>
  bytes.value + besideBytes.value + sum(indexes.map((index) => index.bytes.value))

/** The last value of a type of whole numbers. */
const LAST: Readonly<Record<string, number>> = { int2: 32_767, int4: 2_147_483_647 }
const CALLED: Readonly<Record<string, string>> = { int2: 'smallint', int4: 'integer' }

/** Keys that count up, by the type that ends before the table does. */
function keyEnds(table: TwinTable, scale: Scale, growth: ReadonlyMap<string, number>, now: number): readonly KeyEnd[] {
  const [only, ...more] = table.indexes.find(({ primary }) => primary)?.keys ?? []
  const column = more.length === 0 ? table.columns.find(({ name }) => name === only?.column) : undefined
  const refers = table.foreignKeys.some(({ columns }) => columns.includes(column?.name ?? ''))
  const last = LAST[column?.type ?? '']
  if (!column || last === undefined || refers) return []
  const rows = scale.get(keyOf(table))?.rows ?? 0
  const daily = growth.get(keyOf(table)) ?? 0
  const ends = now + ((last - rows) / daily) * 86_400_000
  const year = rows >= last ? new Date(now).getUTCFullYear() : new Date(Math.min(ends, 8e15)).getUTCFullYear()
  return [
    {
      table: plainName(keyOf(table)),
      column: column.name,
      type: CALLED[column.type] ?? column.type,
      last,
      used: model(rows / last),
      year: daily > 0 || rows >= last ? model(year) : null,
    },
  ]
}

function vectorMemory(twin: Twin, table: TwinTable): readonly VectorMemory[] {
  return table.indexes
    .filter(({ method }) => method === 'hnsw')
    .map((index) => {
      const vectors = vectorsOf(table, index)
      const rows = twin.size(keyOf(table))?.rows ?? 0
      return {
        index: index.name,
        table: plainName(keyOf(table)),
        dimensions: vectors.dimensions,
        bytes: model(bytesOf(twin.size(keyOf(index))?.pages ?? 0)),
        build: model(hnswBuildBytes(vectors, rows)),
      }
    })
}

const model = (value: number): Figure => ({ value, known: 'model' })
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
