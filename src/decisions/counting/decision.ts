import type { PlansExperiment, Table } from '../../model/index.ts'
import { filteredColumn } from '../../model/queries/index.ts'
import { type Arising, decision, voice } from '../decision.ts'
import { indexOn, named, variantOf } from '../experiments/variant.ts'
import { type TableUse, placesOf, usesOf, writesOf } from '../facts/uses.ts'
import { quoted } from '../../sql/identifiers.ts'
import { at, say } from '../say.ts'
import { type DecisionSubject, largest, rowsOf } from '../subject.ts'
import { NOTICED } from '../thresholds.ts'
import { todayAt } from '../today.ts'

/** Counts a page of parents asks for, where each has one of its own. */
const PAGE = 50
/** From so many pages on a request waits for its count. */
const HEAVY = 1_000

export default decision({
  title: 'Counting, or keeping a count',
  usual: 'count',
  simplest: 'count',
  furthest: 'counter',
  options: [
    {
      name: 'count',
      title: 'Counting each time',
      gains: ['always right', 'writes cost nothing more'],
      costs: ['reads an entry for each row that is counted'],
      changes: 'nothing but an index over what is counted by',
      checks: [{ rule: 'queries/counted-by-loading', scope: [] }],
    },
    {
      name: 'counter',
      title: 'A count that is kept beside the parent',
      gains: ['reads nothing more'],
      costs: [
        'every row that comes or goes updates its parent, one after the other',
        'it has to be set right now and then',
      ],
      changes: 'a column on the parent, changed in the transaction that adds or removes',
      checks: [{ rule: 'concurrency/read-modify-write', scope: [] }],
    },
  ],
  arises: (subject) =>
    largest(
      subject,
      subject.tables.filter((table) => countsOf(subject, table).length > 0),
    ).map((table) => arisingOf(subject, table)),
})

/** Statements that count rows of a table, in operations that only read. */
const countsOf = (subject: DecisionSubject, table: Table): readonly TableUse[] =>
  usesOf(subject, table, 'select').flatMap(({ operation }) => {
    const statement = operation.statements.find(
      ({ aggregate, verb, tables }) => aggregate && verb === 'select' && tables[0] === table.id,
    )
    return statement && operation.method === 'get' ? [{ operation, statement }] : []
  })

function arisingOf(subject: DecisionSubject, table: Table): Arising {
  const uses = countsOf(subject, table)
  const [{ operation, statement }] = uses as readonly [TableUse]
  const column =
    statement.filters.flatMap((filter) => (filter.operator === '==' ? (filteredColumn(filter, table) ?? []) : []))[0] ??
    null
  const times = statement.inLoop ? PAGE : 1
  const plans = planOf(subject, table, column)
  return {
    question:
      column === null
        ? `Are rows of ${table.name} counted each time?`
        : `Are rows of ${table.name} counted for each ${column}?`,
    about: [table.id],
    because: `${operation.id} counts rows of ${table.name}${statement.inLoop ? ', once for each row it shows' : ''}`,
    places: placesOf(uses),
    today: todayAt('count', `${operation.id} counts`, placesOf(uses)[0]!),
    weight: uses.length,
    experiments: [plans],
    choose(measured) {
      const one = measured.pages(plans, 'count', 'pages read for a count')
      if (!one) return { figures: {}, voices: [] }
      const all = measured.from(
        `pages read for ${times === 1 ? 'a request' : `${PAGE} counts`}`,
        one.value * times,
        'page',
        one,
      )
      const writers = measured.counted(
        `operations that add or remove rows of ${table.name}`,
        writesOf(subject, table).length,
        'operation',
      )
      const sentence = at(
        say`With ${measured.rows(table.id)} in ${table.name}, ${operation.id} reads ${all} to count; ${writers} would keep a count.`,
        placesOf(uses),
      )
      return {
        figures: { count: [all], counter: [writers] },
        voices:
          all.value >= HEAVY
            ? [voice('measured', 'counter', sentence)]
            : all.value < NOTICED
              ? [voice('measured', 'count', sentence)]
              : [],
        remarks: all.value >= HEAVY || all.value < NOTICED ? [] : [sentence],
      }
    },
  }
}

/** The count with the index it asks for. */
function planOf(subject: DecisionSubject, table: Table, column: string | null): PlansExperiment {
  const indexes = column === null ? table.indexes : [...table.indexes, indexOn(table, [column])]
  const made = variantOf(table, 'counted', { rows: rowsOf(subject, table), change: { indexes } })
  return {
    kind: 'plans',
    what: `EXPLAIN of counting rows of ${table.name}${column === null ? '' : ` by ${column}`}, with an index for it, in a twin of the tables`,
    variants: [made],
    statements: [
      {
        name: 'count',
        sql: `SELECT count(*) FROM ${named(made.table)}${column === null ? '' : ` WHERE ${quoted(column)} = $1`}`,
      },
    ],
  }
}
