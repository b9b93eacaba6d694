import type { Table } from '../../model/index.ts'
import { type Item, followed, judge, passed, unknown } from './item.ts'

const migrations: Item = {
  question: 'Can every migration be taken back?',
  answer: ({ backend }) =>
    judge(
      backend.data.migrations.flatMap(({ revisions }) => revisions.filter(({ upgrade }) => upgrade.length > 0)),
      ({ downgrade }) => downgrade.length > 0,
      {
        things: 'migrations that change something',
        good: 'have a way back',
        bad: 'have no way back',
        at: (one) => one.at,
      },
    ),
}

const heads: Item = {
  question: 'Do the migrations end in one head?',
  answer({ backend }) {
    const chains = backend.data.migrations.filter(({ revisions }) => revisions.length > 0)
    return judge(chains, ({ heads: ends }) => ends.length === 1, {
      things: 'chains of migrations',
      good: 'end in one head',
      bad: 'end in several heads',
      at: ({ revisions }) => revisions.at(-1)!.at,
    })
  },
}

const keys: Item = {
  question: 'Does every table have a primary key?',
  answer: ({ backend }) =>
    judge(backend.data.tables, ({ primaryKey }) => primaryKey !== null, {
      things: 'tables',
      good: 'have one',
      bad: 'have none',
      at: (one) => one.at,
    }),
}

const references: Item = {
  question: 'Does every foreign key have an index?',
  answer: ({ backend }) =>
    judge(
      backend.data.tables.flatMap((table) => table.foreignKeys.map((key) => ({ table, key }))),
      ({ table, key }) => isIndexed(table, key.columns[0] ?? ''),
      { things: 'foreign keys', good: 'are the beginning of an index', bad: 'have no index', at: ({ key }) => key.at },
    ),
}

const isIndexed = (table: Table, column: string): boolean =>
  [table.primaryKey, ...table.uniques].some((one) => one?.columns[0] === column) ||
  table.indexes.some(({ keys: indexed }) => indexed[0]?.replace(/ .*/, '') === column)

const zones: Item = {
  question: 'Do timestamps know their time zone?',
  answer: ({ backend }) =>
    judge(
      backend.data.tables.flatMap(({ columns }) => columns.filter(({ type }) => /^TIMESTAMP/i.test(type))),
      ({ type }) => /WITH TIME ZONE/i.test(type),
      { things: 'timestamp columns', good: 'have a time zone', bad: 'have none', at: (one) => one.at },
    ),
}

const locks: Item = {
  question: 'Can migrations run while the application works?',
  rules: /^migrations\/(concurrently|constraint-validated|index|lock|not-null|type)/,
  answer({ backend }) {
    const revisions = backend.data.migrations.flatMap((one) => one.revisions)
    return revisions.length === 0
      ? unknown('there are no migrations to look at')
      : passed(`none of ${revisions.length} migrations was seen to hold others up`)
  },
}

const drift: Item = {
  question: 'Do the models and the migrations say the same?',
  rules: /^(schema|migrations)\/.*(drift|differ|chain-broken|not-inverse)/,
  answer: ({ backend }) =>
    backend.data.migrations.some(({ revisions }) => revisions.length > 0)
      ? unknown('the migrations were read, not run')
      : unknown('there are no migrations to compare the models with'),
}

const loops: Item = {
  question: 'Does no operation run a statement for each row of another?',
  rules: /^queries\/(one-per-row|commit-in-loop)$/,
  answer({ backend }) {
    const all = backend.api.operations.flatMap((one) => one.statements.map((statement) => ({ one, statement })))
    const looping = all.filter(({ statement }) => statement.inLoop)
    if (all.length === 0) return unknown('there are no statements to look at')
    if (looping.length > 0)
      return unknown(`${looping.length} of ${all.length} statements run in a loop; of how many rounds nobody can tell`)
    return passed(`none of ${all.length} statements runs in a loop`)
  },
}

const waiting: Item = {
  question: 'Does no operation hold up the others?',
  rules: /^concurrency\//,
  answer: followed,
}

export const data: readonly Item[] = [migrations, heads, locks, drift, keys, references, zones, loops, waiting]
