import type { Column, SizesExperiment, Table } from '../../model/index.ts'
import { type Arising, decision, speaks, type Today } from '../decision.ts'
import { columnLike, keyOf, variantOf } from '../experiments/variant.ts'
import { usesOf } from '../facts/uses.ts'
import { at, say } from '../say.ts'
import { type DecisionSubject, largest, rowsOf } from '../subject.ts'
import { WORTH_BYTES } from '../thresholds.ts'
import { todayAt } from '../today.ts'

/** A list that is longer than this is data, and not part of the program. */
const MANY_VALUES = 20

export default decision({
  title: 'Where a closed set of values is kept',
  usual: 'check',
  simplest: 'check',
  furthest: 'lookup',
  options: [
    {
      name: 'enum-type',
      title: 'A type of the server (`CREATE TYPE ... AS ENUM`)',
      gains: ['four bytes a row, whatever the word', 'a value is added without reading the table'],
      costs: ['no value can be removed', 'a value that was added can be used only after a commit'],
      changes: 'a type of the server for the set',
      checks: [{ rule: 'migrations/enum-value-used-at-once', scope: [] }],
    },
    {
      name: 'check',
      title: 'Text with a check',
      gains: ['values are added and removed in one statement', 'rows read as they are written'],
      costs: ['the word stands in each row', 'a new check reads the whole table, if it is not validated by itself'],
      changes: 'text columns with a check constraint',
      checks: [
        { rule: 'schema/state-unchecked', scope: [] },
        { rule: 'migrations/constraint-validated-at-once', scope: [] },
      ],
    },
    {
      name: 'lookup',
      title: 'A table of the values',
      gains: ['values carry more than their name', 'people add them without a release'],
      costs: ['a join, or a cache, for each name', 'the program knows no value by name'],
      changes: 'a table, a foreign key, and operations to keep it',
    },
  ],
  arises: (subject) => {
    const tables = subject.tables.filter((table) => choicesIn(subject, table).length > 0)
    return largest(subject, tables).map((table) => arisingOf(subject, table))
  },
})

interface Choice {
  readonly column: Column
  readonly values: readonly string[]
}

function choicesIn({ backend }: DecisionSubject, table: Table): readonly Choice[] {
  return table.columns.flatMap((column) => {
    const type = backend.data.enums.find(
      ({ name }) => name.toLowerCase() === column.type.toLowerCase().replaceAll('"', ''),
    )
    const values = column.choice?.values ?? type?.values ?? []
    return values.length > 0 && !column.type.endsWith('[]') ? [{ column, values }] : []
  })
}

function arisingOf(subject: DecisionSubject, table: Table): Arising {
  const choices = choicesIn(subject, table)
  const longest = choices.toSorted((one, other) => other.values.length - one.values.length)[0]!
  const sizes = sizesOf(subject, table, choices)
  const [typed, spelled] = [sizes.variants[0]!.table, sizes.variants[1]!.table]
  const steps = subject.backend.data.steps?.find(({ choice }) =>
    choices.some(({ column }) => column.choice?.of === choice),
  )
  return {
    question: `How does ${table.name} keep ${choices.map(({ column }) => column.name).join(', ')}?`,
    about: choices.map(({ column }) => `${table.id}.${column.name}`),
    because: `${table.name}.${longest.column.name} holds one of ${longest.values.length} values`,
    places: choices.slice(0, 3).map(({ column }) => column.at),
    today: todayOf(subject, table, choices),
    weight: choices.length,
    experiments: [sizes],
    choose(measured) {
      const [one, other] = [typed, spelled].map((each) =>
        measured.bytes(sizes, keyOf(each), `bytes of ${table.name} with its indexes`),
      )
      if (!one || !other) return { figures: {}, voices: [] }
      const saved = measured.from('bytes', other.value - one.value, 'bytes', one)
      const values = measured.counted(`values of ${longest.column.name}`, longest.values.length, 'value')
      return {
        figures: { 'enum-type': [one], check: [other], lookup: [values] },
        voices: [
          ...speaks(longest.values.length >= MANY_VALUES, 'model', 'lookup', () =>
            at(say`${longest.column.name} has ${values}: a list that long is data.`, [longest.column.at]),
          ),
          ...speaks(longest.values.length < MANY_VALUES && steps, 'model', 'check', (found) =>
            at(
              say`Its values are the states of a process, which are renamed and taken away as the process changes; a type of the server gives none back.`,
              [found.at],
            ),
          ),
          ...speaks(
            saved.value >= WORTH_BYTES && longest.values.length < MANY_VALUES,
            'measured',
            'enum-type',
            () =>
              say`With ${measured.rows(table.id)}, words take ${saved} more than a type of the server (${other} against ${one}).`,
          ),
        ],
      }
    },
  }
}

/** A value of an enum takes four bytes, as an integer does; a word as many as it has letters. */
function sizesOf(subject: DecisionSubject, table: Table, choices: readonly Choice[]): SizesExperiment {
  const as = (type: (choice: Choice) => string): readonly Column[] =>
    table.columns.map((column) => {
      const choice = choices.find((one) => one.column === column)
      return choice ? columnLike(table, column.name, type(choice), column.nullable) : column
    })
  const distinct = Object.fromEntries(choices.map(({ column, values }) => [column.name, values.length]))
  const rows = rowsOf(subject, table)
  const variants = [
    variantOf(table, 'typed', { rows, distinct, columns: as(() => 'INTEGER') }),
    variantOf(table, 'spelled', {
      rows,
      distinct,
      columns: as(({ values }) => `VARCHAR(${2 * Math.max(1, Math.round(lengthOf(values)))})`),
    }),
  ]
  return {
    kind: 'sizes',
    what: `Sizes of ${table.name} with its sets of values as four bytes and as words, in a twin of the tables`,
    variants,
    tables: variants.map((one) => keyOf(one.table)),
  }
}

/** The twin takes texts to be half as long as they may be. */
const lengthOf = (values: readonly string[]): number =>
  values.reduce((sum, value) => sum + value.length, 0) / values.length

function todayOf(subject: DecisionSubject, table: Table, choices: readonly Choice[]): Today | null {
  const [{ column }] = choices as readonly [Choice]
  if (
    subject.backend.data.enums.some(({ name }) => name.toLowerCase() === column.type.toLowerCase().replaceAll('"', ''))
  )
    return todayAt('enum-type', `${table.name}.${column.name} is of the type ${column.type}`, column.at)
  if (table.checks.some(({ expression }) => expression.includes(column.name)))
    return todayAt('check', `a check holds ${table.name}.${column.name}`, column.at)
  return usesOf(subject, table, 'insert', 'update').length > 0
    ? { ...todayAt(null, `nothing in the database holds ${table.name}.${column.name} to its values`, column.at) }
    : null
}
