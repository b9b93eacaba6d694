import type { SizesExperiment } from '../../model/index.ts'
import { ownershipOf } from '../../model/queries/index.ts'
import { type Arising, decision, voice } from '../decision.ts'
import { keyOf } from '../experiments/variant.ts'
import { tenantTables } from '../facts/tenants.ts'
import { at, say } from '../say.ts'
import { type DecisionSubject, largest, rowsOf } from '../subject.ts'

const TERABYTE = 1024 ** 4
/** What one large server carries, and what none does. */
const CARRIED = TERABYTE
const TOO_MUCH = 8 * TERABYTE
/** Fewer rows than this nobody thinks of sharding. */
const MANY = 1e8

export default decision({
  title: 'One database, or shards',
  usual: 'one',
  simplest: 'one',
  furthest: 'shards',
  options: [
    {
      name: 'one',
      title: 'One database',
      gains: ['any row can be joined with any other, and changed with it', 'one thing to back up and to migrate'],
      costs: ['one machine writes all of it'],
      changes: 'nothing',
    },
    {
      name: 'shards',
      title: 'Shards by whom rows belong to',
      gains: ['writes grow by machines', 'what breaks breaks for some'],
      costs: [
        'no transaction and no unique key across them',
        'what asks for everybody asks each',
        'moving somebody is a project',
      ],
      changes: 'each request knows its shard; what is shared is copied to all',
    },
  ],
  arises(subject) {
    const tables = largest(subject, subject.tables).filter((table) => rowsOf(subject, table) >= MANY)
    return tables.length > 0 ? [arisingOf(subject, tables)] : []
  },
})

function arisingOf(subject: DecisionSubject, tables: DecisionSubject['tables']): Arising {
  const ownership = ownershipOf(subject.backend)
  const held = new Set(tenantTables(subject).map(({ table }) => table.id))
  const owned = tables.filter(({ id }) => held.has(id) || ownership.paths.has(id))
  const sizes: SizesExperiment = {
    kind: 'sizes',
    what: `Sizes of ${tables.map(({ name }) => name).join(', ')} with their indexes, in a twin of the tables`,
    variants: [],
    tables: tables.map(keyOf),
  }
  return {
    question: 'Does one database hold all of it?',
    about: tables.map(({ id }) => id),
    because: `${tables[0]!.name} is to hold many rows`,
    places: tables.slice(0, 3).map((table) => table.at),
    today: null,
    weight: subject.tables.length,
    experiments: [sizes],
    choose(measured) {
      const parts = tables.flatMap((table) => measured.bytes(sizes, keyOf(table), `bytes of ${table.name}`) ?? [])
      const [first] = parts
      if (!first) return { figures: {}, voices: [] }
      const all = measured.from(
        'bytes of the largest tables',
        parts.reduce((sum, { value }) => sum + value, 0),
        'bytes',
        first,
      )
      const told = say`With ${measured.rows(tables[0]!.id)} in ${tables[0]!.name}, the largest tables take ${all} with their indexes.`
      const whose = at(
        say`Rows of ${owned.map(({ name }) => name).join(', ')} say whose they are: that is what to part them by.`,
        owned.flatMap(({ id }) => ownership.paths.get(id)?.steps[0]?.at ?? []),
      )
      const parted = owned.length === tables.length
      return {
        figures: { one: parts, shards: [] },
        voices:
          all.value < CARRIED
            ? [voice('measured', 'one', told)]
            : all.value >= TOO_MUCH && parted
              ? [voice('measured', 'shards', told), voice('model', 'shards', whose)]
              : [],
        remarks:
          all.value >= CARRIED && !(all.value >= TOO_MUCH && parted)
            ? [
                told,
                ...(parted
                  ? [whose]
                  : [say`Not all of them say whose their rows are: there is nothing to part them by.`]),
              ]
            : [],
      }
    },
  }
}
