import type { SizesExperiment } from '../../model/index.ts'
import { ownershipOf } from '../../model/queries/index.ts'
import { type Arising, decision, speaks } from '../decision.ts'
import { keyOf, named, variantOf } from '../experiments/variant.ts'
import { tenantTables } from '../facts/tenants.ts'
import { type VectorColumn, vectorColumns } from '../facts/vectors.ts'
import { quoted } from '../../sql/identifiers.ts'
import { at, say } from '../say.ts'
import { type DecisionSubject, rowsOf } from '../subject.ts'
import { todayAt } from '../today.ts'

/** An index that lies in the memory of a database beside its other work, and one that needs a machine for itself. */
const BESIDE = 8 * 1024 ** 3
const ALONE = 64 * 1024 ** 3

export default decision({
  title: 'Vectors in the database, or in a store of their own',
  usual: 'pgvector',
  simplest: 'pgvector',
  furthest: 'separate',
  options: [
    {
      name: 'pgvector',
      title: 'Vectors beside their rows (pgvector)',
      gains: ['one statement asks for what is near and for who may see it', 'a row and its vector change together'],
      costs: ['the index shares the memory of the database', 'one machine holds all of it'],
      changes: 'a column of vectors, and the extension',
      checks: [{ rule: 'retrieval', scope: [] }],
    },
    {
      name: 'separate',
      title: 'A vector store beside the database',
      gains: ['grows by machines', 'searches take nothing from the database'],
      costs: [
        'who may see what has to be told to it as well',
        'what was deleted is found until it hears of it',
        'one more thing to run and to back up',
      ],
      changes: 'a service more, a feed of changes, and rights in both',
    },
  ],
  arises: (subject) => {
    const [first] = vectorColumns(subject).toSorted(
      (one, other) => rowsOf(subject, other.table) - rowsOf(subject, one.table),
    )
    return first ? [arisingOf(subject, first)] : []
  },
})

function arisingOf(subject: DecisionSubject, { table, column }: VectorColumn): Arising {
  const { vectorStores } = subject.backend.runtime
  const plain = variantOf(table, 'bare', { rows: rowsOf(subject, table), change: { indexes: [] } })
  const kind = /^half/i.test(column.type) ? 'halfvec' : 'vector'
  const made = variantOf(table, 'vectors', { rows: rowsOf(subject, table), change: { indexes: [] }, beside: [] })
  const indexed = {
    ...made,
    beside: [`CREATE INDEX ON ${named(made.table)} USING hnsw (${quoted(column.name)} ${kind}_cosine_ops)`],
  }
  const sizes: SizesExperiment = {
    kind: 'sizes',
    what: `Size of an HNSW index over ${table.name}.${column.name}, in a twin of the tables`,
    variants: [plain, indexed],
    tables: [keyOf(plain.table), keyOf(indexed.table)],
  }
  const owner = ownershipOf(subject.backend).paths.get(table.id) ?? null
  const tenant = tenantTables(subject).find((one) => one.table === table) ?? null
  const elsewhere = vectorStores.find(({ library }) => !/pgvector/.test(library))
  return {
    question: `Where do the vectors of ${table.name} lie?`,
    about: [`${table.id}.${column.name}`],
    because: `${table.name}.${column.name} holds vectors`,
    places: [column.at],
    today: elsewhere
      ? todayAt(null, `${elsewhere.library} is called as well`, elsewhere.at)
      : todayAt('pgvector', `${table.name}.${column.name} is ${column.type}`, column.at),
    weight: 3,
    experiments: [sizes],
    choose(measured) {
      const [bare, all] = [plain, indexed].map((one) => measured.bytes(sizes, keyOf(one.table), 'bytes', 'indexes'))
      if (!bare || !all) return { figures: {}, voices: [] }
      const index = measured.from('bytes of an HNSW index', all.value - bare.value, 'bytes', all)
      const size = say`With ${measured.rows(table.id)}, an HNSW index takes ${index}.`
      const whose = owner?.text ?? (tenant ? `${table.name}.${tenant.column.name}` : null)
      return {
        figures: { pgvector: [index], separate: [] },
        voices: [
          ...speaks(index.value >= ALONE, 'measured', 'separate', () => size),
          ...speaks(index.value < BESIDE, 'measured', 'pgvector', () => size),
          ...speaks(whose, 'model', 'pgvector', (says) =>
            at(
              say`Who may see a row stands in the database (${says}): a search that asks for it there leaves nothing to be told twice.`,
              owner?.steps.slice(0, 2).map((step) => step.at) ?? [column.at],
            ),
          ),
        ],
        remarks: index.value >= BESIDE && index.value < ALONE ? [size] : [],
      }
    },
  }
}
