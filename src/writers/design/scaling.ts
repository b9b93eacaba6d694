import type { Backend, Operation, PlannedStatement, Sentence, StatedFigure, Table } from '../../model/index.ts'
import { count, grouped } from '../../model/queries/index.ts'
import type { Designed } from './designed.ts'
import { listed } from './acceptance.ts'
import { told } from './sentence.ts'

/** What grows, and what then takes longer: from stated figures, from plans where they were made, else from the statements. */
export function scalingOf(
  { backend, figures, planned, run }: Designed,
  operations: readonly Operation[],
  tables: readonly Table[],
): readonly Sentence[] {
  const ids = new Set(operations.map(({ id }) => id))
  return [
    ...figures.flatMap(ofFigure),
    ...(planned === null ? [] : ofPlans(planned.report.statements, ids, planned.run)),
    ...(planned === null
      ? []
      : planned.report.indexes.map(({ sql, gains }) =>
          told(
            `An index was tried that ${count(gains.length, 'statement')} would use: \`${sql.replaceAll('`', "'")}\`.`,
            [],
            [planned.run],
          ),
        )),
    ...ofLists(operations),
    ...ofLoops(operations),
    ...ofForeignKeys(tables),
    ...ofConnections(backend),
    ...ofState(backend, run),
  ]
}

const ofFigure = ({ kind, value, of, from }: StatedFigure): readonly Sentence[] =>
  kind === 'rows' || kind === 'users' || kind === 'requests per second' || kind === 'bytes'
    ? [told(`${grouped(value)} ${kind}${of === '' ? '' : ` of ${of}`} are asked for (“${from.text}”).`)]
    : []

const MOST = 6

/** The statements that touch most at full size, and where the planner changes its mind on the way there. */
function ofPlans(
  statements: readonly PlannedStatement[],
  operations: ReadonlySet<string>,
  run: string,
): readonly Sentence[] {
  const own = statements.filter(({ uses }) => uses.some(({ operation }) => operations.has(operation)))
  return own
    .toSorted((a, b) => b.touched.pages - a.touched.pages)
    .slice(0, MOST)
    .map(({ uses, touched, scans, flips, steps }) => {
      const use = uses.find(({ operation }) => operations.has(operation))
      const rows = steps.at(-1)?.rows
      const at = rows === undefined ? '' : ` at ${grouped(rows)} rows`
      const scanned = scans.length === 0 ? '' : `, and reads ${listed(scans, 'and')} from end to end`
      const flip = flips.at(-1)
      const changes = flip === undefined ? '' : `; the plan changes at ${grouped(flip.rows)} rows of ${flip.table}`
      const place = use ? [{ file: use.file, line: use.line, column: 1, endLine: use.line, endColumn: 1 }] : []
      return told(
        `\`${use?.operation ?? ''}\` touches ${count(Math.round(touched.pages), 'page')}${at}${scanned}${changes}.`,
        place,
        [run],
      )
    })
}

/** Lists that end somewhere cost the same however many rows there are, if they have an index; others do not. */
function ofLists(operations: readonly Operation[]): readonly Sentence[] {
  const open = operations.filter(({ statements }) =>
    statements.some(
      ({ verb, limited, aggregate, inLoop }) => verb === 'select' && limited === 'no' && aggregate !== true && !inLoop,
    ),
  )
  return open
    .slice(0, MOST)
    .map((operation) =>
      told(`\`${operation.id}\` reads rows without a limit: it takes longer with every row that is added.`, [
        lastPlace(operation, ({ limited, verb }) => limited === 'no' && verb === 'select'),
      ]),
    )
}

const ofLoops = (operations: readonly Operation[]): readonly Sentence[] =>
  operations
    .filter(({ statements }) => statements.some(({ inLoop }) => inLoop))
    .slice(0, MOST)
    .map((operation) =>
      told(`\`${operation.id}\` asks the database in a loop: once for each thing it goes through.`, [
        lastPlace(operation, ({ inLoop }) => inLoop),
      ]),
    )

function lastPlace(operation: Operation, is: (statement: Operation['statements'][number]) => boolean) {
  return operation.statements.find(is)?.chain.at(-1)?.at ?? operation.handler
}

/** A key that no index begins with is looked for in the whole table when its parent goes. */
function ofForeignKeys(tables: readonly Table[]): readonly Sentence[] {
  return tables.flatMap((table) =>
    table.foreignKeys
      .filter(
        ({ columns }) => !startsOf(table).some((start) => columns.every((column, place) => start[place] === column)),
      )
      .map(({ columns, references, at }) =>
        told(
          `No index of \`${table.id}\` begins with ${listed(columns, 'and')}: deleting a row of \`${references.table}\` reads the whole table.`,
          [at],
        ),
      ),
  )
}

const startsOf = (table: Table): readonly (readonly string[])[] => [
  ...(table.primaryKey ? [table.primaryKey.columns] : []),
  ...table.uniques.map(({ columns }) => columns),
  ...table.indexes
    .filter(({ where }) => where === null)
    .map(({ keys }) => keys.map((key) => key.replace(/ (DESC|ASC)\b.*$/i, ''))),
]

function ofConnections({ runtime }: Backend): readonly Sentence[] {
  const pool = runtime.settings.find(({ variable }) => /(DATABASE|DB|PG)\w*POOL(_SIZE)?$/.test(variable))
  return pool === undefined || !/^\d+$/.test(pool.default ?? '')
    ? []
    : [
        told(
          `Each process keeps ${count(Number(pool.default), 'connection')} to the database (\`${pool.variable}\`): processes times connections has to stay below what the server allows.`,
          [pool.at],
        ),
      ]
}

/** What a second process would not know of. */
function ofState({ api }: Backend, run: string): readonly Sentence[] {
  const counted = api.operations.filter(({ limits = [] }) => limits.length > 0)
  return counted.length === 0
    ? []
    : [
        told(
          `${count(counted.length, 'operation')} count how often they are called; every process has to count in the same place.`,
          [],
          [run],
        ),
      ]
}
