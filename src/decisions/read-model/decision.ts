import type { PlansExperiment, Table } from '../../model/index.ts'
import { type Arising, decision, voice } from '../decision.ts'
import { named } from '../experiments/variant.ts'
import { placesOf, type TableUse, usesOf, writesOf } from '../facts/uses.ts'
import { at, say } from '../say.ts'
import { type DecisionSubject, largest } from '../subject.ts'
import { todayAt } from '../today.ts'

/** Pages a request reads while somebody waits, and those nobody waits for. */
const SOON = 1_000
const LONG = 20_000

export default decision({
  title: 'One model, or one to read from',
  usual: 'one',
  simplest: 'one',
  furthest: 'read-model',
  options: [
    {
      name: 'one',
      title: 'What is read is worked out from what is written',
      gains: ['always what is there', 'one thing to change'],
      costs: ['each request adds up all of it again'],
      changes: 'nothing',
    },
    {
      name: 'read-model',
      title: 'A table, or a materialised view, made to be read (CQRS)',
      gains: ['a request reads a few rows', 'it has the form the answer has'],
      costs: ['it is behind what was written', 'one more thing that has to be brought up to date, and made again'],
      changes: 'a table or view of sums, and what keeps it up to date: a job, or events',
    },
  ],
  arises: (subject) =>
    largest(
      subject,
      subject.tables.filter((table) => sumsOf(subject, table).length > 0),
    ).map((table) => arisingOf(subject, table)),
})

/** Operations that add up rows of a table without asking for some of them. */
const sumsOf = (subject: DecisionSubject, table: Table): readonly TableUse[] =>
  usesOf(subject, table, 'select').flatMap(({ operation }) => {
    const statement = operation.statements.find(
      ({ aggregate, filters, tables, verb }) =>
        verb === 'select' &&
        aggregate &&
        tables[0] === table.id &&
        !filters.some(({ operator, from }) => operator === '==' && from !== 'constant' && from !== 'column'),
    )
    return statement && operation.method === 'get' ? [{ operation, statement }] : []
  })

function arisingOf(subject: DecisionSubject, table: Table): Arising {
  const uses = sumsOf(subject, table)
  const [{ operation }] = uses as readonly [TableUse]
  const plans: PlansExperiment = {
    kind: 'plans',
    what: `EXPLAIN of adding up ${table.name}, in a twin of the tables`,
    variants: [],
    statements: [{ name: 'sum', sql: `SELECT count(*) FROM ${named(table)}` }],
  }
  return {
    question: `Is what ${operation.id} adds up kept?`,
    about: [operation.id],
    because: `${operation.id} adds up rows of ${table.name}`,
    places: placesOf(uses),
    today: todayAt('one', `${operation.id} adds them up`, placesOf(uses)[0]!),
    weight: uses.length,
    experiments: [plans],
    choose(measured) {
      const pages = measured.pages(plans, 'sum', `pages read to add up ${table.name}`)
      if (!pages) return { figures: {}, voices: [] }
      const writers = measured.counted(
        `operations that change ${table.name}`,
        writesOf(subject, table).length,
        'operation',
      )
      const told = at(
        say`With ${measured.rows(table.id)} in ${table.name}, each ${operation.id} reads ${pages}; ${writers} would have to bring a table of sums up to date.`,
        placesOf(uses),
      )
      return {
        figures: { one: [pages], 'read-model': [writers] },
        voices:
          pages.value >= LONG
            ? [voice('measured', 'read-model', told)]
            : pages.value < SOON
              ? [voice('measured', 'one', told)]
              : [],
        remarks: pages.value >= SOON && pages.value < LONG ? [told] : [],
      }
    },
  }
}
