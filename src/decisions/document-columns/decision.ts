import type { Column, PlansExperiment, Table } from '../../model/index.ts'
import { type Arising, decision, voice } from '../decision.ts'
import { columnLike, indexOn, named, variantOf } from '../experiments/variant.ts'
import { type TableUse, placesOf, usesOf } from '../facts/uses.ts'
import { quoted } from '../../sql/identifiers.ts'
import { agree, at, say } from '../say.ts'
import { type DecisionSubject, largest, rowsOf } from '../subject.ts'
import { NOTICED } from '../thresholds.ts'
import { todayAt } from '../today.ts'

const DOCUMENT = /^JSONB?$/

export default decision({
  title: 'Columns, a document, or keys and values',
  usual: 'columns',
  options: [
    {
      name: 'columns',
      title: 'Columns with types',
      gains: [
        'the server checks what stands in them, and counts them for its plans',
        'each can have an index and a key',
      ],
      costs: ['a new one is a migration'],
      changes: 'what is asked for becomes columns',
    },
    {
      name: 'document',
      title: 'A document in a column (`jsonb`)',
      gains: ['takes what has no fixed form', 'read and written as a whole'],
      costs: [
        'nobody checks what stands in it',
        'the planner knows nothing of its parts',
        'a part that changes writes all of it',
      ],
      changes: 'one column, and a check of its form in the program',
      checks: [{ rule: 'schema/json-without-operators', scope: [] }],
    },
    {
      name: 'key-value',
      title: 'A row for each key and value',
      gains: ['keys are added by people', 'one index serves all of them'],
      costs: ['a thing is as many rows as it has keys', 'each condition is a join', 'values have one type'],
      changes: 'a table of keys and values beside it',
    },
  ],
  arises: (subject) => {
    const tables = subject.tables.filter(({ columns }) => columns.some(({ type }) => DOCUMENT.test(type)))
    return largest(subject, tables).map((table) => arisingOf(subject, table))
  },
})

function arisingOf(subject: DecisionSubject, table: Table): Arising {
  const documents = table.columns.filter(({ type }) => DOCUMENT.test(type))
  const asked = documents.flatMap((column) => lookedInto(subject, table, column).map((use) => ({ column, use })))
  const column = asked[0]?.column ?? documents[0]!
  const plans = plansOf(subject, table, column)
  return {
    question: `Is ${documents.map(({ name }) => name).join(', ')} of ${table.name} a document, or columns?`,
    about: documents.map(({ name }) => `${table.id}.${name}`),
    because: `${table.name}.${column.name} holds a document`,
    places: [column.at, ...placesOf(asked.map(({ use }) => use))],
    today: todayAt('document', `${table.name}.${column.name} is ${column.type}`, column.at),
    weight: 1 + asked.length,
    experiments: asked.length > 0 ? [plans] : [],
    choose(measured) {
      const operations = measured.counted(`operations that look into ${column.name}`, asked.length, 'operation')
      if (asked.length === 0)
        return {
          figures: { document: [operations] },
          voices: [
            voice(
              'model',
              'document',
              at(say`No operation that was read looks into ${column.name}: it is kept and handed out as a whole.`, [
                column.at,
              ]),
            ),
          ],
        }
      const [one, other] = ['document', 'columns'].map((way) =>
        measured.pages(plans, way, `pages read for rows with a given part of ${column.name}`),
      )
      if (!one || !other) return { figures: {}, voices: [] }
      const sentence = at(
        say`${operations} ${agree(operations, 'asks', 'ask')} for a part of ${column.name}: with ${measured.rows(table.id)} that reads ${one} in the document and ${other} in a column with an index.`,
        placesOf(asked.map(({ use }) => use)),
      )
      const dearer = one.value - other.value >= NOTICED
      return {
        figures: { document: [one], columns: [other], 'key-value': [] },
        voices: dearer ? [voice('measured', 'columns', sentence)] : [],
        remarks: dearer ? [] : [sentence],
      }
    },
  }
}

/** Statements that ask for a part of a document: by an operator, or by an expression over it. */
const lookedInto = (subject: DecisionSubject, table: Table, column: Column): readonly TableUse[] =>
  usesOf(subject, table, 'select', 'update', 'delete').filter(({ statement }) =>
    statement.filters.some(({ column: named, text, operator }) => {
      const own = `${table.name}.${column.attribute}`
      return (
        (named.startsWith(own) ||
          named.startsWith(`${table.name}.${column.name}`) ||
          namesPart(named, column) ||
          namesPart(text, column)) &&
        (named !== own || /contains|has_key|@>|\?|astext|->/.test(`${operator} ${text}`))
      )
    }),
  )

const namesPart = (text: string, { attribute, name }: Column): boolean =>
  [attribute, name].some((one) => text.includes(`${one}[`) || text.includes(`${one} ->`) || text.includes(`${one}->`))

function plansOf(subject: DecisionSubject, table: Table, column: Column): PlansExperiment {
  const part = columnLike(table, 'part_asked_for', 'VARCHAR(64)', true)
  const made = variantOf(table, 'parted', {
    rows: rowsOf(subject, table),
    columns: [...table.columns.map((one) => (one === column ? { ...one, type: 'JSONB' } : one)), part],
    change: { indexes: [indexOn(table, [part.name])] },
  })
  return {
    kind: 'plans',
    what: `EXPLAIN of asking ${table.name} for a part of ${column.name}, in the document and in a column, in a twin of the tables`,
    variants: [made],
    statements: [
      { name: 'document', sql: `SELECT * FROM ${named(made.table)} WHERE ${quoted(column.name)} ->> 'part' = $1` },
      { name: 'columns', sql: `SELECT * FROM ${named(made.table)} WHERE ${part.name} = $1` },
    ],
  }
}
