import type { Operation, Table, TimedExperiment } from '../../model/index.ts'
import { type Arising, decision, speaks, type Today } from '../decision.ts'
import { madeUpTable } from '../experiments/made-up.ts'
import { changes, effectPlace, effectsOf } from '../facts/uses.ts'
import { agree, at, say } from '../say.ts'
import { type DecisionSubject, asks } from '../subject.ts'
import { todayAt } from '../today.ts'

const OUTBOX = /(^|_)(outbox|events?_out|domain_events?)(_|$)/
const TIMED = 5_000

export default decision({
  title: 'Telling others what was written',
  usual: 'outbox',
  simplest: 'dual-write',
  furthest: 'outbox',
  options: [
    {
      name: 'outbox',
      title: 'A row in the same transaction, told afterwards (outbox)',
      gains: ['what was written is told, and nothing else', 'others may be away for an hour'],
      costs: ['a table more to write and to empty', 'it is told at least once, so whoever hears it has to bear that'],
      changes: 'a table of events, written with the row, and a worker that tells them',
      checks: [{ rule: 'operations/job-before-commit', scope: [] }],
    },
    {
      name: 'dual-write',
      title: 'Writing, and telling others at once',
      gains: ['nothing more to run', 'it is told at once'],
      costs: ['what is told and then not committed never was', 'what is committed and then not told is lost'],
      changes: 'nothing',
      checks: [{ rule: 'operations/call-inside-transaction', scope: [] }],
    },
  ],
  arises(subject) {
    const both = subject.backend.api.operations.filter(
      (operation) => changes(operation) && effectsOf(operation, 'outbound', 'job', 'mail').length > 0,
    )
    const told = outboxOf(subject)
    return both.length > 0 || told !== null || asks(subject, 'events', 'webhooks') ? [arisingOf(subject, both)] : []
  },
})

const outboxOf = ({ backend }: DecisionSubject) => backend.data.tables.find(({ name }) => OUTBOX.test(name)) ?? null

function arisingOf(subject: DecisionSubject, both: readonly Operation[]): Arising {
  const table = outboxOf(subject)
  const calls = both.filter((operation) => effectsOf(operation, 'outbound', 'job').length > 0)
  const written =
    subject.tables.find(({ id }) =>
      both.some(({ statements }) => statements.some(({ verb, tables }) => verb === 'insert' && tables[0] === id)),
    ) ?? subject.tables[0]
  const timed = written ? timedOf(written) : null
  return {
    question: 'How do others hear of what was written?',
    about:
      both.length > 0
        ? both.slice(0, 8).map(({ id }) => id)
        : (subject.request?.capabilities.flatMap(({ of }) => of ?? []) ?? []),
    because:
      both.length > 0
        ? `${both[0]!.id} writes to the database and to somebody else`
        : 'others are to hear of what is written',
    places: both
      .slice(0, 3)
      .map((operation) => effectPlace(operation, effectsOf(operation, 'outbound', 'job', 'mail')[0]!)),
    today: todayOf(subject, both),
    weight: both.length + 1,
    experiments: timed ? [timed] : [],
    choose(measured) {
      const slower =
        timed && measured.ratio(timed, 'outbox', 'dual-write', 'the time to add rows, with an event for each')
      const number = measured.counted('operations that write and tell others', calls.length, 'operation')
      return {
        figures: { outbox: slower ? [slower] : [], 'dual-write': [number] },
        voices: [
          ...speaks(
            asks(subject, 'events', 'webhooks'),
            'asked',
            'outbox',
            () => say`It is asked that others hear of what happens: of all of it, and of nothing that was taken back.`,
          ),
          ...speaks(calls.length > 0 && table === null, 'model', 'outbox', () =>
            at(
              say`${number} ${agree(number, 'writes and calls', 'write and call')} somebody else for the same thing: between the two everything may end.`,
              calls.slice(0, 3).map((operation) => effectPlace(operation, effectsOf(operation, 'outbound', 'job')[0]!)),
            ),
          ),
        ],
        remarks: slower
          ? [
              say`Adding ${measured.from('rows', TIMED, 'row', slower)} with an event for each takes ${slower} as long as without; both are only inserts, and a request does more than that.`,
            ]
          : [],
      }
    },
  }
}

/** Rows are added by themselves, and each with one of an outbox. */
const timedOf = (written: Table): TimedExperiment => ({
  kind: 'timed',
  what: `${TIMED} rows like those of ${written.name} copied with and without a row of an outbox for each, in an embedded server`,
  rows: TIMED,
  setup: [
    ...madeUpTable(written, 'made', TIMED),
    'CREATE TABLE kept AS SELECT * FROM made LIMIT 0',
    'CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, payload jsonb NOT NULL, made_at timestamptz DEFAULT now())',
  ],
  ways: [
    { name: 'dual-write', sql: 'INSERT INTO kept SELECT * FROM made' },
    {
      name: 'outbox',
      sql: `WITH added AS (INSERT INTO kept SELECT * FROM made RETURNING to_jsonb(kept) AS payload) INSERT INTO outbox (name, payload) SELECT 'made', payload FROM added`,
    },
  ],
  rounds: 5,
})

function todayOf(subject: DecisionSubject, both: readonly Operation[]): Today | null {
  const table = outboxOf(subject)
  if (table) return todayAt('outbox', `${table.name} holds what others are to hear`, table.at)
  const calling = both.find((operation) => effectsOf(operation, 'outbound', 'job').length > 0)
  return calling
    ? todayAt('dual-write', `${calling.id} does both`, effectPlace(calling, effectsOf(calling, 'outbound', 'job')[0]!))
    : null
}
