import type { Table, TimedExperiment } from '../../model/index.ts'
import { type Arising, decision, speaks, type Today } from '../decision.ts'
import { madeUpColumns, madeUpTable } from '../experiments/made-up.ts'
import { placesOf, usesOf } from '../facts/uses.ts'
import { quoted } from '../../sql/identifiers.ts'
import { agree, at, say } from '../say.ts'
import { type DecisionSubject, asks, largest } from '../subject.ts'
import { todayAt } from '../today.ts'

const STATE = /^(status|state|stage|phase)$/i
const TIMED = 2_000

export default decision({
  title: 'What is kept of changes',
  usual: 'audit-rows',
  simplest: 'none',
  furthest: 'events',
  options: [
    {
      name: 'events',
      title: 'A table of what happened',
      gains: ['says what was meant, and by whom', 'other parts can act on it'],
      costs: ['each operation has to write it', 'what was changed by hand is not in it'],
      changes: 'a table of events, written by the operations',
    },
    {
      name: 'audit-rows',
      title: 'A copy of each row before and after, by a trigger',
      gains: ['nothing is forgotten, whoever changed it', 'no operation knows of it'],
      costs: ['each change writes twice', 'says what is different, not why', 'holds what a person wants gone'],
      changes: 'a table of changes, and a trigger on each table that is watched',
    },
    {
      name: 'none',
      title: 'Nothing',
      gains: ['nothing to write and to keep'],
      costs: ['what was before nobody knows'],
      changes: 'nothing',
    },
  ],
  arises: (subject) =>
    largest(
      subject,
      subject.tables.filter(
        (table) =>
          usesOf(subject, table, 'update').length > 0 &&
          (stateOf(table) !== null || watchesOf(subject, table).length > 0 || asks(subject, 'history', 'audit')),
      ),
    ).map((table) => arisingOf(subject, table)),
})

const stateOf = (table: Table) =>
  table.columns.find(({ name, attribute }) => STATE.test(name) || STATE.test(attribute)) ?? null
const watchesOf = ({ backend }: DecisionSubject, { id }: Table) =>
  (backend.data.watches ?? []).filter(({ table }) => table === id)

function arisingOf(subject: DecisionSubject, table: Table): Arising {
  const uses = usesOf(subject, table, 'update')
  const [watches, state] = [watchesOf(subject, table), stateOf(table)]
  const steps = subject.backend.data.steps?.find(({ choice }) => state?.choice?.of === choice) ?? null
  const timed = timedOf(table)
  return {
    question: `What is kept of changes of ${table.name}?`,
    about: [table.id],
    because: state
      ? `${table.name}.${state.name} changes, and says nothing of before`
      : `${uses[0]!.operation.id} changes rows of ${table.name}`,
    places: placesOf(uses),
    today: todayOf(table, watches),
    weight: uses.length,
    experiments: timed ? [timed] : [],
    choose(measured) {
      const slower =
        timed && measured.ratio(timed, 'audit-rows', 'none', 'the time to change rows, with a copy of each')
      const writers = measured.counted(`operations that change ${table.name}`, uses.length, 'operation')
      return {
        figures: { events: [writers], 'audit-rows': slower ? [slower] : [], none: [] },
        voices: [
          ...speaks(
            asks(subject, 'audit'),
            'asked',
            'audit-rows',
            () => say`It is asked who changed what: of every change, whoever made it.`,
          ),
          ...speaks(
            asks(subject, 'history') && !asks(subject, 'audit'),
            'asked',
            'events',
            () => say`It is asked what happened to a row.`,
          ),
          ...speaks(watches.length === 0 && steps, 'model', 'events', (found) =>
            at(
              say`${table.name}.${state!.name} goes by steps, which ${writers} ${agree(writers, 'takes', 'take')}: each is something that happened, with a name.`,
              [found.at],
            ),
          ),
        ],
        remarks: slower
          ? [
              say`Changing ${measured.from('rows', TIMED, 'row', slower)} with a copy of each takes ${slower} as long as without.`,
            ]
          : [],
      }
    },
  }
}

function timedOf(table: Table): TimedExperiment | null {
  const changed = madeUpColumns(table.columns).find(({ name }) => !table.primaryKey?.columns.includes(name))
  if (!changed) return null
  const update = (name: string): string => `UPDATE ${name} SET ${quoted(changed.name)} = ${quoted(changed.name)}`
  return {
    kind: 'timed',
    what: `${TIMED} rows like those of ${table.name} changed with and without a copy of each, in an embedded server`,
    rows: TIMED,
    setup: [
      ...madeUpTable(table, 'alone', TIMED),
      ...madeUpTable(table, 'watched', TIMED),
      'CREATE TABLE copies (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, made_at timestamptz DEFAULT now(), before jsonb, after jsonb)',
      `CREATE FUNCTION keep_copy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO copies (before, after) VALUES (to_jsonb(OLD), to_jsonb(NEW)); RETURN NEW; END $$`,
      'CREATE TRIGGER kept AFTER UPDATE ON watched FOR EACH ROW EXECUTE FUNCTION keep_copy()',
    ],
    ways: [
      { name: 'none', sql: update('alone') },
      { name: 'audit-rows', sql: update('watched') },
    ],
    rounds: 5,
  }
}

function todayOf(table: Table, watches: ReturnType<typeof watchesOf>): Today | null {
  const [first] = watches
  if (!first) return null
  return todayAt(
    first.columns.length > 0 ? 'events' : 'audit-rows',
    `changes of ${first.columns.join(', ') || 'each row'} of ${table.name} are kept in ${first.kept.join(', ') || 'a table'}`,
    table.at,
  )
}
