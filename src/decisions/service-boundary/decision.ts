import type { Operation, Table } from '../../model/index.ts'
import { type TableCluster, tableClusters } from '../../model/queries/index.ts'
import { type Arising, decision, speaks } from '../decision.ts'
import { agree, at, say } from '../say.ts'
import type { DecisionSubject } from '../subject.ts'

/** Fewer operations than this are one program, whatever they are about. */
const MANY_OPERATIONS = 20

export default decision({
  title: 'One program, or services',
  usual: 'monolith',
  simplest: 'monolith',
  furthest: 'service',
  options: [
    {
      name: 'monolith',
      title: 'One program, in modules that own their tables',
      gains: ['one transaction across all of it', 'one thing to release, to watch and to debug'],
      costs: ['all of it is released together', 'nothing but care keeps modules apart'],
      changes: 'modules that name no others but through what they offer',
      checks: [{ rule: 'structure', scope: [] }],
    },
    {
      name: 'service',
      title: 'A service of its own, where the data has a border',
      gains: ['released, scaled and broken by itself', 'its data is changed by nobody else'],
      costs: [
        'what was a transaction becomes messages and a way back',
        'what was a join becomes a call or a copy',
        'two things to run',
      ],
      changes: 'a database and an interface of its own; events for what others want to know',
    },
  ],
  arises(subject) {
    const groups = groupsOf(subject)
    const asked = (subject.blueprint?.services?.length ?? 0) > 1
    return groups.length > 1 && (subject.backend.api.operations.length >= MANY_OPERATIONS || asked)
      ? [arisingOf(subject, groups)]
      : []
  },
})

/** Tables that belong together: those services of the blueprint own, or that refer to each other more than to the rest. */
function groupsOf(subject: DecisionSubject): readonly TableCluster[] {
  const own = new Set(subject.tables.map(({ id }) => id))
  return tableClusters({
    ...subject.backend,
    data: { ...subject.backend.data, tables: subject.tables.filter(({ id }) => own.has(id)) },
  }).filter(({ tables, name }) => tables.length > 1 && name !== 'on their own')
}

function arisingOf(subject: DecisionSubject, groups: readonly TableCluster[]): Arising {
  const groupOf = new Map(groups.flatMap(({ name, tables }) => tables.map(({ id }) => [id, name] as const)))
  const keys = crossingKeys(groups, groupOf)
  const both = crossingWrites(subject.backend.api.operations, groupOf)
  const services = subject.blueprint?.services?.length ?? 0
  return {
    question: `Are ${groups.map(({ name }) => name).join(' and ')} one program?`,
    about: groups.map(({ name }) => name),
    because: `its tables fall into ${groups.length} groups that refer to themselves more than to others`,
    places: groups.slice(0, 3).map(({ tables }) => tables[0]!.at),
    today: services > 1 ? { option: 'service', text: `the blueprint has ${services} services`, places: [] } : null,
    weight: subject.tables.length,
    experiments: [],
    choose(measured) {
      const crossing = measured.counted('foreign keys from one group to another', keys.length, 'foreign key')
      const written = measured.counted('operations that write to more than one group', both.length, 'operation')
      const groupsCounted = measured.counted('groups of tables', groups.length, 'group')
      return {
        figures: { monolith: [crossing, written], service: [crossing, written] },
        voices: [
          ...speaks(both.length > 0, 'model', 'monolith', () =>
            at(
              say`${written} ${agree(written, 'writes', 'write')} to more than one of the ${groupsCounted} in one transaction: between services each would be messages, and a way back.`,
              both.slice(0, 3).map(({ handler }) => handler),
            ),
          ),
          ...speaks(keys.length > 0, 'model', 'monolith', () =>
            at(
              say`${crossing} ${agree(crossing, 'leads', 'lead')} from one group to another: the database holds them together now, and nobody would.`,
              keys.slice(0, 3),
            ),
          ),
          ...speaks(
            services > 1 && both.length + keys.length === 0,
            'model',
            'service',
            () =>
              say`No key and no transaction leads from one of the ${groupsCounted} to another, and the blueprint has services.`,
          ),
        ],
        remarks:
          both.length + keys.length === 0 && services < 2
            ? [
                say`No key and no transaction leads from one of the ${groupsCounted} to another: they could be parted, and nothing asks for it.`,
              ]
            : [],
      }
    },
  }
}

const crossingKeys = (groups: readonly TableCluster[], groupOf: ReadonlyMap<string, string>) =>
  groups.flatMap(({ name, tables }) =>
    tables.flatMap(({ foreignKeys }: Table) =>
      foreignKeys.filter(({ references }) => (groupOf.get(references.table) ?? name) !== name).map((key) => key.at),
    ),
  )

const crossingWrites = (operations: readonly Operation[], groupOf: ReadonlyMap<string, string>): readonly Operation[] =>
  operations.filter(({ statements }) => {
    const written = statements.flatMap(({ verb, tables: [first] }) =>
      verb !== 'select' && verb !== 'raw' && first !== undefined ? (groupOf.get(first) ?? []) : [],
    )
    return new Set(written).size > 1
  })
