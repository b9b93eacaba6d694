import type { PlansExperiment, SizesExperiment, TableVariant } from '../../model/index.ts'
import { type Arising, decision, voice } from '../decision.ts'
import { keyOf, named, variantOf } from '../experiments/variant.ts'
import { type VectorColumn, vectorColumns } from '../facts/vectors.ts'
import { quoted } from '../../sql/identifiers.ts'
import { say } from '../say.ts'
import { type DecisionSubject, rowsOf } from '../subject.ts'
import { todayAt } from '../today.ts'

/** Bytes of vectors that are compared in memory while somebody waits. */
const SOON = 64 * 1024 ** 2
const LONG = 512 * 1024 ** 2

export default decision({
  title: 'An index over vectors, or an exact search',
  usual: 'exact',
  simplest: 'exact',
  furthest: 'hnsw',
  options: [
    {
      name: 'exact',
      title: 'Comparing with every vector',
      gains: ['finds what is nearest, always', 'any condition can stand before it', 'no index to build'],
      costs: ['reads every vector that is in question'],
      changes: 'nothing',
    },
    {
      name: 'hnsw',
      title: 'An HNSW index',
      gains: ['looks at a few hundred vectors, however many there are'],
      costs: [
        'misses some',
        'a condition is asked afterwards: few rows may be left',
        'wants to lie in memory, and to be built there',
      ],
      changes: 'an index `USING hnsw`, and a width of search to be tuned',
      checks: [
        { rule: 'retrieval/filter-after-search', scope: [] },
        { rule: 'migrations/vector-index-memory', scope: [] },
      ],
    },
  ],
  arises: (subject) =>
    vectorColumns(subject)
      .slice(0, 3)
      .map((one) => arisingOf(subject, one)),
})

function arisingOf(subject: DecisionSubject, vector: VectorColumn): Arising {
  const { table, column } = vector
  const [exact, hnsw] = [searched(subject, vector, false), searched(subject, vector, true)]
  const sizes: SizesExperiment = {
    kind: 'sizes',
    what: `Sizes of ${table.name} with and without an HNSW index, in a twin of the tables`,
    variants: [exact, hnsw],
    tables: [keyOf(exact.table), keyOf(hnsw.table)],
  }
  const plans = plansOf(vector, exact, hnsw)
  const index = table.indexes.find(
    ({ using, keys }) => /^(hnsw|ivfflat)$/i.test(using ?? '') && keys.some((key) => key.includes(column.name)),
  )
  return {
    question: `Has ${table.name}.${column.name} an index?`,
    about: [`${table.id}.${column.name}`],
    because: `${table.name}.${column.name} holds vectors of ${vector.dimensions} numbers`,
    places: [column.at],
    today: index
      ? todayAt('hnsw', `${index.name ?? 'an index'} is ${index.using}`, index.at)
      : todayAt('exact', `${table.name}.${column.name} has no index`, column.at),
    weight: 2,
    experiments: [sizes, plans],
    choose(measured) {
      const bytes = measured.bytes(sizes, keyOf(exact.table), 'bytes a search compares', 'table')
      const [all, without] = [hnsw, exact].map((one) => measured.bytes(sizes, keyOf(one.table), 'bytes', 'indexes'))
      const built = all && without ? measured.from('bytes of the index', all.value - without.value, 'bytes', all) : null
      const pages = (way: string) => measured.pages(plans, way, 'pages of the table and its index a search reads')
      if (!bytes || !built) return { figures: {}, voices: [] }
      const rows = measured.rows(table.id)
      const sentence = say`With ${rows} in ${table.name}, an exact search compares ${bytes}; an HNSW index takes ${built}, which want to lie in memory.`
      return {
        figures: {
          exact: [bytes, pages('exact')].flatMap((one) => one ?? []),
          hnsw: [built, pages('hnsw')].flatMap((one) => one ?? []),
        },
        voices:
          bytes.value >= LONG
            ? [voice('measured', 'hnsw', sentence)]
            : bytes.value < SOON
              ? [voice('measured', 'exact', sentence)]
              : [],
        remarks: bytes.value >= LONG || bytes.value < SOON ? [] : [sentence],
      }
    },
  }
}

function searched(subject: DecisionSubject, { table, column }: VectorColumn, indexed: boolean): TableVariant {
  const indexes = table.indexes.filter(({ using }) => !/^(hnsw|ivfflat)$/i.test(using ?? ''))
  const made = variantOf(table, indexed ? 'hnsw' : 'exact', { rows: rowsOf(subject, table), change: { indexes } })
  const kind = /^half/i.test(column.type) ? 'halfvec' : 'vector'
  return indexed
    ? {
        ...made,
        beside: [`CREATE INDEX ON ${named(made.table)} USING hnsw (${quoted(column.name)} ${kind}_cosine_ops)`],
      }
    : made
}

function plansOf({ table, column }: VectorColumn, exact: TableVariant, hnsw: TableVariant): PlansExperiment {
  const nearest = (one: TableVariant): string =>
    `SELECT ${(table.primaryKey?.columns ?? [column.name]).map(quoted).join(', ')} FROM ${named(one.table)} ORDER BY ${quoted(column.name)} <=> $1 LIMIT 10`
  return {
    kind: 'plans',
    what: `EXPLAIN of the ten nearest of ${table.name}, with and without an HNSW index, in a twin of the tables`,
    variants: [exact, hnsw],
    statements: [
      { name: 'exact', sql: nearest(exact) },
      { name: 'hnsw', sql: nearest(hnsw) },
    ],
  }
}
