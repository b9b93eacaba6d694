import type { Operation, SizesExperiment, Table, TimedExperiment } from '../../model/index.ts'
import { type Arising, decision, speaks, type Today } from '../decision.ts'
import { madeUpColumns, madeUpValue } from '../experiments/made-up.ts'
import { columnLike, keyOf, variantOf } from '../experiments/variant.ts'
import { keyColumn, keyKind } from '../facts/keys.ts'
import { where } from '../facts/uses.ts'
import { agree, at, say } from '../say.ts'
import { type DecisionSubject, largest, rowsOf } from '../subject.ts'
import { WORTH_BYTES } from '../thresholds.ts'
import { quoted } from '../../sql/identifiers.ts'

const KINDS = ['bigint', 'uuid7', 'uuid4'] as const
const TIMED = 10_000

export default decision({
  title: 'Keys that count up, or UUIDs',
  usual: 'uuid7',
  simplest: 'bigint',
  furthest: 'uuid7',
  options: [
    {
      name: 'bigint',
      title: 'Keys that count up, as `bigint`',
      gains: ['half as large, in the table and in every index and key that names it', 'new rows lie side by side'],
      costs: ['whoever sees one knows how many there are, and can guess the next', 'only the database can make one'],
      changes: 'keys are numbers; what others see needs a name of its own where it is not to be guessed',
      checks: [{ rule: 'ownership/guessable-id', scope: [] }],
    },
    {
      name: 'uuid7',
      title: 'UUIDs that begin with the time (version 7)',
      gains: ['nobody guesses one', 'the program can make it before the row is there', 'new rows lie side by side'],
      costs: ['twice as large as a number', 'it tells when the row was made'],
      changes: 'keys are UUIDs that sort by time',
    },
    {
      name: 'uuid4',
      title: 'UUIDs at random (version 4)',
      gains: ['nobody guesses one, and it tells nothing', 'the program can make it before the row is there'],
      costs: ['each new row goes somewhere else in the index, whose pages stay less full', 'no order of its own'],
      changes: 'keys are UUIDs in no order',
    },
  ],
  arises(subject) {
    const keyed = subject.tables.filter((table) => keyKind(table) !== null)
    const [first] = largest(subject, keyed, 1)
    return first ? [arisingOf(subject, keyed, first)] : []
  },
})

function arisingOf(subject: DecisionSubject, keyed: readonly Table[], table: Table): Arising {
  const sizes = sizesOf(subject, table)
  const inserts = insertsOf(table)
  const shown = operationsByKey(subject, keyed)
  return {
    question: 'What are rows keyed by?',
    about: largest(subject, keyed).map(({ id }) => id),
    because: `${table.name} and ${keyed.length - 1} other tables have a key of one column that nobody hands in`,
    places: [keyColumn(table)!.at],
    today: todayOf(subject, table),
    weight: keyed.length,
    experiments: [sizes, inserts],
    choose(measured) {
      const key = (kind: string) =>
        measured.bytes(sizes, keyOf(variantNamed(sizes, kind)), 'bytes of the index of the key', 'primary key')
      const all = (kind: string) =>
        measured.bytes(sizes, keyOf(variantNamed(sizes, kind)), `bytes of ${table.name} and its indexes`)
      const slower = (kind: string) => measured.ratio(inserts, kind, 'bigint', 'the time to add rows, against numbers')
      const [number, ordered, random] = KINDS.map(all)
      const figures = Object.fromEntries(
        KINDS.map((kind) => [
          kind,
          [all(kind), key(kind), kind === 'bigint' ? null : slower(kind)].flatMap((one) => one ?? []),
        ]),
      )
      if (!number || !ordered || !random) return { figures, voices: [] }
      const saved = measured.from('bytes', ordered.value - number.value, 'bytes', number)
      const rows = measured.rows(table.id)
      const operations = measured.counted('operations that take a key', shown.length, 'operation')
      const seen = at(
        say`${operations} ${agree(operations, 'takes', 'take')} a key from the address: numbers that count up tell how many there are, and can be guessed.`,
        shown.slice(0, 3).map(({ handler }) => handler),
      )
      const rewritten = say`${measured.counted('tables that would be rewritten', keyed.length, 'table')} would be rewritten for another key, and whatever names their rows.`
      const smaller = say`With ${rows} in ${table.name}, numbers save ${saved} of ${ordered}, and more in every table that refers to it.`
      const settled = isSettled(subject, table)
      return {
        figures,
        voices: [
          ...speaks(shown.length > 0 && !settled, 'model', 'uuid7', () => seen),
          ...speaks(shown.length === 0 && saved.value >= WORTH_BYTES, 'measured', 'bigint', () => smaller),
        ],
        remarks: [
          ...(settled && shown.length > 0 ? [seen, rewritten] : []),
          say`Keyed at random, ${table.name} and its indexes take ${random}; in order ${ordered}; by numbers ${number}.`,
          ...(slower('uuid4')
            ? [
                say`Adding ${measured.from('rows', TIMED, 'row', slower('uuid4')!)} takes ${slower('uuid4')!} as long with random keys as with numbers, and ${slower('uuid7') ?? ''} with ordered ones: in memory, where a real index no longer fits it is more.`,
              ]
            : []),
        ],
      }
    },
  }
}

const variantNamed = ({ variants }: SizesExperiment, kind: string): Table =>
  variants.find(({ table }) => table.name.endsWith(`_${kind}`))!.table

function sizesOf(subject: DecisionSubject, table: Table): SizesExperiment {
  const key = keyColumn(table)!
  const variants = KINDS.map((kind) => {
    const typed = columnLike(table, key.name, kind === 'bigint' ? 'BIGINT' : 'UUID')
    const columns = table.columns.map((column) => (column.name === key.name ? typed : column))
    return variantOf(table, kind, {
      rows: rowsOf(subject, table),
      columns,
      ordered: kind === 'uuid4' ? [] : [key.name],
    })
  })
  return {
    kind: 'sizes',
    what: `Sizes of ${table.name} with its indexes, keyed by numbers, by ordered and by random UUIDs, in a twin of the tables`,
    variants,
    tables: variants.map((one) => keyOf(one.table)),
  }
}

const MADE = {
  bigint: 'BIGINT GENERATED ALWAYS AS IDENTITY',
  uuid7: 'UUID DEFAULT uuidv7()',
  uuid4: 'UUID DEFAULT gen_random_uuid()',
}

/** Rows like those of the table are added to an empty one with each kind of key. */
function insertsOf(table: Table): TimedExperiment {
  const key = keyColumn(table)!.name
  const others = madeUpColumns(table.columns).filter(({ name }) => name !== key)
  const names = others.map(({ name }) => quoted(name))
  return {
    kind: 'timed',
    what: `${TIMED} rows like those of ${table.name} added with keys of each kind, in an embedded server`,
    rows: TIMED,
    setup: KINDS.map(
      (kind) =>
        `CREATE TABLE ${kind}_keyed (${[`${quoted(key)} ${MADE[kind]} PRIMARY KEY`, ...others.map((column) => `${quoted(column.name)} ${column.type.replace(/SERIAL$/, 'INT').replace(/^CITEXT$/, 'TEXT')}`)].join(', ')})`,
    ),
    ways: KINDS.map((kind) => ({
      name: kind,
      sql:
        others.length === 0
          ? `INSERT INTO ${kind}_keyed SELECT FROM generate_series(1, ${TIMED})`
          : `INSERT INTO ${kind}_keyed (${names.join(', ')}) SELECT ${others.map((column) => madeUpValue(column)).join(', ')} FROM generate_series(1, ${TIMED}) g`,
    })),
    rounds: 3,
  }
}

/** Operations that take the key of a row in their address. */
function operationsByKey({ backend }: DecisionSubject, keyed: readonly Table[]): readonly Operation[] {
  const keys = new Set(keyed.flatMap((table) => [`${table.id}.${keyColumn(table)!.name}`, `${table.id}.(primary key)`]))
  return backend.api.operations.filter(({ statements }) =>
    statements.some(({ filters }) => filters.some(({ column, from }) => from === 'path' && keys.has(column))),
  )
}

/** Whether rows have numbers for keys already: what is to be another key then takes every table along. */
const isSettled = ({ backend }: DecisionSubject, table: Table): boolean =>
  backend.data.migrations.some(({ revisions }) => revisions.length > 0) && keyKind(table)!.endsWith('int')

function todayOf(subject: DecisionSubject, table: Table): Today {
  const [kind, column] = [keyKind(table), keyColumn(table)!]
  const counting = isSettled(subject, table) ? 'bigint' : null
  const option = KINDS.find((one) => one === kind) ?? counting
  return { option, text: `${table.name}.${column.name} is ${kind} (${where(column.at)})`, places: [column.at] }
}
