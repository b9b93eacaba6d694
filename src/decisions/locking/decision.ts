import type { Operation, Table, TimedExperiment } from '../../model/index.ts'
import { type Arising, decision, speaks, type Today } from '../decision.ts'
import { madeUpColumns, madeUpTable } from '../experiments/made-up.ts'
import { placesOf, type TableUse, usesOf } from '../facts/uses.ts'
import { quoted } from '../../sql/identifiers.ts'
import { agree, at, say } from '../say.ts'
import { type DecisionSubject, largest } from '../subject.ts'
import { todayAt } from '../today.ts'

const AMOUNTS =
  /(^|_)(balance|stock|quantity|on_hand|available|remaining|seats?|credits?|inventory|capacity|places_left|units)(_|$)/i
const NUMBER = /^(SMALLINT|INTEGER|BIGINT|NUMERIC|FLOAT|DOUBLE PRECISION|REAL)/
const VERSION = /^(version|row_version|lock_version|revision|etag)$/i
const TIMED = 2_000

export default decision({
  title: 'Two changes of one row at once',
  usual: 'optimistic',
  options: [
    {
      name: 'optimistic',
      title: 'A version that has to be the one that was read',
      gains: ['nobody waits', 'works across requests: whoever saves last hears that somebody was before'],
      costs: ['what was lost has to be done again, by a person or a loop'],
      changes: 'a version on the row, `If-Match` on requests, 412 or 409 where it is another',
      checks: [{ rule: 'concurrency/read-modify-write', scope: [] }],
    },
    {
      name: 'pessimistic',
      title: 'A lock on the row (`SELECT ... FOR UPDATE`)',
      gains: ['whoever comes second waits, and then works with what is there', 'nothing has to be done again'],
      costs: ['a transaction that is slow holds all others up', 'two rows locked in two orders are a deadlock'],
      changes: 'the row is read for update in the transaction that changes it',
      checks: [{ rule: 'concurrency/read-modify-write', scope: [] }],
    },
  ],
  arises: (subject) =>
    largest(
      subject,
      subject.tables.filter((table) => readAndChanged(subject, table).length > 0),
    ).map((table) => arisingOf(subject, table)),
})

/** Operations that read a row and change it. */
const readAndChanged = (subject: DecisionSubject, table: Table): readonly TableUse[] => {
  const reading = new Set(usesOf(subject, table, 'select').map(({ operation }) => operation))
  return usesOf(subject, table, 'update').filter(
    ({ operation }) => reading.has(operation) || operation.method === 'put' || operation.method === 'patch',
  )
}

const isEdited = ({ method, body }: Operation): boolean => (method === 'put' || method === 'patch') && body !== null

function arisingOf(subject: DecisionSubject, table: Table): Arising {
  const uses = readAndChanged(subject, table)
  const amounts = table.columns.filter(({ name, type }) => AMOUNTS.test(name) && NUMBER.test(type))
  const edited = uses.filter(({ operation }) => isEdited(operation))
  const timed = timedOf(table)
  return {
    question: `What becomes of two changes of a row of ${table.name} at once?`,
    about: [table.id],
    because: `${uses[0]!.operation.id} reads a row of ${table.name} and changes it`,
    places: placesOf(uses),
    today: todayOf(table, uses),
    weight: uses.length,
    experiments: timed ? [timed] : [],
    choose(measured) {
      const ratio =
        timed &&
        measured.ratio(
          timed,
          'pessimistic',
          'optimistic',
          'the time to change rows one by one, with a lock against a version',
        )
      const people = measured.counted('operations by which people change it', edited.length, 'operation')
      const counted = measured.counted('columns that count something', amounts.length, 'column')
      return {
        figures: { optimistic: [people], pessimistic: ratio ? [ratio, counted] : [counted] },
        voices: [
          ...speaks(amounts.length > 0 && edited.length < uses.length, 'model', 'pessimistic', () =>
            at(
              say`${counted} of ${table.name} (${amounts.map(({ name }) => name).join(', ')}) ${agree(counted, 'is', 'are')} changed by what is there before: whoever comes second has to wait for the first, and not to begin again.`,
              amounts.map((column) => column.at),
            ),
          ),
          ...speaks(edited.length > 0, 'model', 'optimistic', () =>
            at(
              say`${people} ${agree(people, 'takes', 'take')} what somebody looked at before and changed: no lock lasts as long as a person looks.`,
              placesOf(edited),
            ),
          ),
        ],
        remarks: ratio
          ? [
              say`One after the other, changing a row under a lock takes ${ratio} as long as with a version: neither waits for anybody here.`,
            ]
          : [],
      }
    },
  }
}

function timedOf(table: Table): TimedExperiment | null {
  const changed = madeUpColumns(table.columns).find(({ name }) => !table.primaryKey?.columns.includes(name))
  if (!changed) return null
  const set = `${quoted(changed.name)} = r.${quoted(changed.name)}`
  const loop = (body: string): string =>
    `DO $$ DECLARE r timed.changed; BEGIN FOR n IN 1..${TIMED} LOOP ${body} END LOOP; END $$`
  return {
    kind: 'timed',
    what: `${TIMED} rows like those of ${table.name} changed one by one, by a version and under a lock, in an embedded server`,
    rows: TIMED,
    setup: [
      ...madeUpTable(table, 'changed', TIMED, [
        'row_number_ serial PRIMARY KEY',
        'row_version_ integer NOT NULL DEFAULT 1',
      ]),
      'ANALYZE changed',
    ],
    ways: [
      {
        name: 'optimistic',
        sql: loop(
          `SELECT * INTO r FROM changed WHERE row_number_ = n; UPDATE changed SET ${set}, row_version_ = row_version_ + 1 WHERE row_number_ = n AND row_version_ = r.row_version_;`,
        ),
      },
      {
        name: 'pessimistic',
        sql: loop(
          `SELECT * INTO r FROM changed WHERE row_number_ = n FOR UPDATE; UPDATE changed SET ${set} WHERE row_number_ = n;`,
        ),
      },
    ],
    rounds: 5,
  }
}

function todayOf(table: Table, uses: readonly TableUse[]): Today | null {
  const version = table.columns.find(({ name }) => VERSION.test(name))
  if (version) return todayAt('optimistic', `${table.name}.${version.name} counts changes`, version.at)
  const asking = uses.find(({ operation }) =>
    operation.parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === 'if-match'),
  )
  if (asking) return todayAt('optimistic', `${asking.operation.id} takes If-Match`, asking.operation.handler)
  return todayAt(null, `${uses[0]!.operation.id} changes what it read, whatever happened meanwhile`, placesOf(uses)[0]!)
}
