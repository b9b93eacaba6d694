import type { Progress } from '../../../kernel/progress.ts'
import { NO_FENCES } from '../../../lab/twin/fences.ts'
import type {
  Backend,
  DesignRequest,
  Operation,
  PlannedBackend,
  PlannedStatement,
  ProposedIndex,
  Sentence,
  Statement,
  Table,
} from '../../../model/index.ts'
import { planBackend } from '../../plan-backend.ts'
import { timesKept } from './times.ts'

/** What the statements of some operations touch at the rows that are stated, and the index that was measured as better. */
export async function speedAnswer(
  {
    backend,
    operations,
    tables,
    request,
    rows,
  }: {
    readonly backend: Backend
    readonly operations: readonly Operation[]
    readonly tables: readonly Table[]
    readonly request: DesignRequest
    readonly rows: readonly string[]
  },
  progress: Progress,
): Promise<readonly Sentence[]> {
  const stated = request.figures.flatMap(({ kind, of, value }) => {
    const table = tables.find(({ model, name }) => model === of || name === of)
    return kind === 'rows' && table ? [`${table.id}=${value}`] : []
  })
  const ids = new Set(operations.map(({ id }) => id))
  const asked = { ...backend, api: { ...backend.api, operations: backend.api.operations.map(withFilters) } }
  const planned = await planBackend(
    asked,
    { rows: [...stated, ...rows], configured: [], dump: null, live: null, fences: NO_FENCES, proposes: true },
    progress,
  )
  const own = planned.statements.filter(({ uses }) => uses.some(({ operation }) => ids.has(operation)))
  const dear = own.filter(({ scans, touched }) => scans.length > 0 || touched.pages > MANY)
  const known = new Set(own.map(({ sql }) => sql))
  const indexes = planned.indexes.filter(({ gains }) => gains.some(({ sql }) => known.has(sql)))
  return [
    verdict(own, dear, indexes, planned),
    ...indexes.map((one) => proposal(one, known)),
    ...dear.filter(({ sql }) => !indexes.some(({ gains }) => gains.some((gain) => gain.sql === sql))).map(dearOne),
    ...unplanned(planned, ids),
    ...notAsked(tables, operations, request.text),
    ...timesKept(request).map(({ from }) => unmeasured(from.text)),
  ]
}

const MANY = 1000

/** What is not asked for in every call is planned as well: nobody searches without words. */
function withFilters(operation: Operation): Operation {
  const more = operation.statements.flatMap((one): readonly Statement[] =>
    one.filters.some(({ within = [], from }) => within.includes('sometimes') && from !== 'principal')
      ? [{ ...one, filters: one.filters.map(({ within = [], ...filter }) => withinOf(filter, within)) }]
      : [],
  )
  return { ...operation, statements: [...operation.statements, ...more] }
}

function withinOf(filter: Statement['filters'][number], within: readonly string[]): Statement['filters'][number] {
  const rest = within.filter((part) => part !== 'sometimes')
  return rest.length === 0 ? filter : { ...filter, within: rest }
}

function verdict(
  own: readonly PlannedStatement[],
  dear: readonly PlannedStatement[],
  indexes: readonly ProposedIndex[],
  { tables }: PlannedBackend,
): Sentence {
  const rows = tables
    .filter(({ table }) => own.some((one) => one.tables.includes(table)))
    .map(({ table, rows: number, because }) => `${number.toLocaleString('en')} rows of ${table} (${because})`)
    .join(', ')
  const at = rows === '' ? '' : ` at ${rows}`
  if (own.length === 0) return said('It asks the database nothing: no index makes it faster.')
  const [first] = dear.toSorted((a, b) => b.touched.pages - a.touched.pages)
  if (!first)
    return said(
      `Nothing of it reads much${at}: ${own.length} statements are planned, each by an index or over few pages. No index is proposed.`,
    )
  const tail =
    indexes.length === 0
      ? 'no index that was tried makes it better'
      : `${indexes.map(({ keys, table }) => `an index on ${table} (${keys.join(', ')})`).join(' and ')} makes it better, as measured`
  return {
    text: `${first.uses[0]?.operation ?? 'A statement'} reads ${pages(first.touched.pages)}${at}${first.scans.length > 0 ? `, ${first.scans.join(' and ')} from end to end` : ''}; ${tail}.`,
    runs: [],
    places: placesOf(first),
  }
}

function proposal({ sql, gains, pages: size, writers }: ProposedIndex, known: ReadonlySet<string>): Sentence {
  const own = gains.filter((gain) => known.has(gain.sql))
  const measured = own.map(
    ({ sql: of, before, after }) =>
      `\`${of}\` reads ${pages(before.pages)} without it and ${pages(after.pages)} with it`,
  )
  const isSeldom = own.some(({ sql: of }) => /LIKE '%'/.test(of)) && !/gin/i.test(sql)
  const seldom = isSeldom
    ? ' It finds words that are in many rows; one that is in few is looked for from end to end, which an index of trigrams (`gin_trgm_ops`) spares.'
    : ''
  return said(
    `\`${sql}\`: ${measured.join('; ')}.${seldom} It takes ${pages(size)}, and ${writers} ${writers === 1 ? 'operation writes' : 'operations write'} it as well.`,
  )
}

const dearOne = (one: PlannedStatement): Sentence => ({
  text: `\`${one.sql}\` reads ${pages(one.touched.pages)}, and no index that was tried makes it better.`,
  runs: [],
  places: placesOf(one),
})

const unplanned = ({ unplanned: all }: PlannedBackend, ids: ReadonlySet<string>): readonly Sentence[] =>
  all
    .filter(({ examples }) => examples.some(({ operation }) => ids.has(operation)))
    .map(({ reason }) => said(`A statement of it is not planned: ${reason}.`))

/** A time that is stated: plans tell pages, and how long they take is told by what runs. */
const unmeasured = (stated: string): Sentence =>
  said(
    `Whether it keeps to ${stated} is not told by a plan, which counts pages: \`architect prove --only load\` measures it while it runs.`,
  )

/** `search by author`, where no operation asks for it: the column is there, and the way to ask is not. */
function notAsked(tables: readonly Table[], operations: readonly Operation[], text: string): readonly Sentence[] {
  const wanted = [...text.matchAll(/\bby (?:the |their |its )?([a-z_]+)/gi)].map(([, word = '']) => word.toLowerCase())
  return tables.flatMap((table) =>
    table.columns.flatMap(({ name, at }): readonly Sentence[] => {
      const lists = operations.filter(({ method, path }) => method === 'get' && !path.endsWith('}'))
      const isAsked = lists.some(({ statements }) =>
        statements.some(({ filters }) => filters.some(({ column }) => column === `${table.id}.${name}`)),
      )
      if (!wanted.includes(name) || isAsked || lists.length === 0) return []
      const index = table.indexes.find(({ keys }) => keys[0] === name)
      return [
        {
          text: `${lists.map(({ id }) => id).join(', ')} does not ask for ${table.name}.${name}: the column is there${index ? `, with an index (${index.name}) that serves what is equal to it, and no part of it` : ', without an index'}. A parameter for it is a change of its own, which is not written here.`,
          runs: [],
          places: [at, ...lists.map(({ handler }) => handler)],
        },
      ]
    }),
  )
}

const placesOf = ({ uses }: PlannedStatement) =>
  uses.slice(0, 2).map(({ file, line }) => ({ file, line, column: 1, endLine: line, endColumn: 1 }))

const pages = (number: number): string => `${number.toLocaleString('en')} ${number === 1 ? 'page' : 'pages'}`
const said = (text: string): Sentence => ({ text, runs: [], places: [] })
