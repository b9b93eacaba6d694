import type { Column, Table, TimedExperiment } from '../../model/index.ts'
import { type Arising, decision, speaks, type Today } from '../decision.ts'
import { placesOf, type TableUse, usesOf } from '../facts/uses.ts'
import { at, say } from '../say.ts'
import { type DecisionSubject, largest } from '../subject.ts'
import { todayAt } from '../today.ts'

/** What is there for somebody at some time, and for nobody else then. */
const BOOKED = /(^|_)(booking|reservation|appointment|rental|stay|lease|slot|shift|visit|allocation)s?$/i
const BEGINS = /^(starts?|begins?|from)(_at|_on|_time|_date)?$|^(check_?in|pickup|rented_from|valid_from)(_at|_on)?$/i
const ENDS = /^(ends?|until|to)(_at|_on|_time|_date)?$|^(check_?out|return|rented_until|valid_until)(_at|_on)?$/i
/** Whoever books is none of those there is one of. */
const PEOPLE =
  /(^|_)(user|owner|customer|guest|client|member|patient|student|author|creator|person|account|tenant|organi[sz]ation|company)(_id)?$/i
const TIMED = 1_000
const PLACES = 50

export default decision({
  title: 'Two bookings of one thing at one time',
  usual: 'exclusion',
  simplest: 'checked',
  furthest: 'exclusion',
  options: [
    {
      name: 'exclusion',
      title: 'An exclusion of the server (`EXCLUDE USING gist`)',
      gains: ['holds for every way into the table', 'nothing has to be looked up before'],
      costs: ['an index of ranges beside the others', 'an extension, btree_gist'],
      changes: 'a constraint over what is booked and when, and 409 where it is met',
    },
    {
      name: 'locked',
      title: 'A lock on what is booked, and a look before the row is added',
      gains: ['the program can say which booking is in the way', 'needs no extension'],
      costs: ['bookings of one thing wait for each other', 'whatever forgets the lock books twice'],
      changes: 'the row of what is booked is read for update before the booking is added',
    },
    {
      name: 'checked',
      title: 'A look before the row is added',
      gains: ['nothing to change in the schema'],
      costs: ['two that look at once both find it free'],
      changes: 'a query before each insert',
    },
  ],
  arises: (subject) =>
    largest(
      subject,
      subject.tables.filter((table) => {
        const span = spanOf(table)
        return span !== null && !isOfMany(span, table, subject.tables) && usesOf(subject, table, 'insert').length > 0
      }),
    ).map((table) => arisingOf(subject, table, spanOf(table)!)),
})

interface Span {
  readonly from: Column
  readonly to: Column
  /** The key of what there is one of at a time. */
  readonly of: Column
}

function spanOf(table: Table): Span | null {
  if (!BOOKED.test(table.name) && (table.exclusions ?? []).length === 0) return null
  const moments = table.columns.filter(({ type }) => /^(TIMESTAMP|DATE)/.test(type))
  const from = moments.find(({ name }) => BEGINS.test(name))
  const to = moments.find(({ name, type }) => ENDS.test(name) && type === from?.type)
  const of = table.columns.find(
    ({ name, nullable }) =>
      !nullable && !PEOPLE.test(name) && table.foreignKeys.some(({ columns }) => columns.join() === name),
  )
  return from && to && of ? { from, to, of } : null
}

/** A class or a trip has its time, and places for several. */
function isOfMany({ of }: Span, table: Table, tables: readonly Table[]): boolean {
  const key = table.foreignKeys.find(({ columns }) => columns.join() === of.name)
  const whole = tables.find(({ id, name }) => id === key?.references.table || name === key?.references.table)
  return (
    whole !== undefined &&
    whole.columns.some(({ name }) => PLACES_OF.test(name)) &&
    whole.columns.some(
      ({ name, type }) => /^(TIMESTAMP|DATE)/.test(type) && !/^(created|updated|deleted)_at$/.test(name),
    )
  )
}
const PLACES_OF = /^(capacity|seats|places|spots|slots|(max|maximum|number_of)_\w+)$/

function arisingOf(subject: DecisionSubject, table: Table, span: Span): Arising {
  const { from, to, of } = span
  const uses = usesOf(subject, table, 'insert')
  const timed = timedOf(table, span)
  const isSure = !from.nullable
  return {
    question: `What keeps two rows of ${table.name} of one ${of.name.replace(/_id$/, '')} from one time?`,
    about: [table.id],
    because: `${uses[0]!.operation.id} adds a row of ${table.name}, from ${from.name} to ${to.name} of one ${of.name}`,
    places: placesOf(uses),
    today: todayOf(table, uses),
    weight: 3,
    experiments: [timed],
    choose(measured) {
      const ratio = measured.ratio(
        timed,
        'exclusion',
        'locked',
        'the time to book one by one, by an exclusion against a lock and a look',
      )
      const added = measured.counted(`operations that add rows of ${table.name}`, uses.length, 'operation')
      return {
        figures: { exclusion: ratio ? [ratio, added] : [added], locked: [added], checked: [added] },
        voices: speaks(isSure, 'model', 'exclusion', () =>
          at(
            say`${added} could add a row at the same moment: two that look both find ${of.name} free, and only the server sees both.`,
            placesOf(uses),
          ),
        ),
        remarks: [
          ...(ratio
            ? [say`One after the other, booking by an exclusion takes ${ratio} as long as by a lock and a look.`]
            : []),
          ...(isSure
            ? []
            : [say`${from.name} may be empty: what has no beginning lies over everything, and has to be left out.`]),
        ],
      }
    },
  }
}

/** Booked one by one over as many places: by the server, and by a lock on the place and a look. */
function timedOf(table: Table, { from }: Span): TimedExperiment {
  const [type, range, step] = from.type.startsWith('DATE')
    ? ['date', 'daterange', 'n']
    : ['timestamptz', 'tstzrange', "n * interval '1 hour'"]
  const day = type === 'date' ? "date '2030-01-01'" : "timestamptz '2030-01-01'"
  const loop = (body: string): string => `DO $$ BEGIN FOR n IN 1..${TIMED} LOOP ${body} END LOOP; END $$`
  const one = `n % ${PLACES} + 1, ${day} + ${step}, ${day} + ${step.replace('n', '(n + 1)')}`
  return {
    kind: 'timed',
    what: `${TIMED.toLocaleString('en')} rows like those of ${table.name} added one by one to ${PLACES} places, by an exclusion and by a lock and a look, in an embedded server`,
    rows: TIMED,
    setup: [
      `CREATE TABLE places (id integer PRIMARY KEY)`,
      `INSERT INTO places SELECT generate_series(1, ${PLACES})`,
      `CREATE TABLE excluding (place integer NOT NULL, starts ${type} NOT NULL, ends ${type} NOT NULL, EXCLUDE USING gist (place WITH =, ${range}(starts, ends) WITH &&))`,
      `CREATE TABLE looked (place integer NOT NULL, starts ${type} NOT NULL, ends ${type} NOT NULL)`,
      `CREATE INDEX ON looked (place, starts)`,
    ],
    ways: [
      { name: 'exclusion', sql: loop(`INSERT INTO excluding VALUES (${one});`) },
      {
        name: 'locked',
        sql: loop(
          `PERFORM 1 FROM places WHERE id = n % ${PLACES} + 1 FOR UPDATE; IF NOT EXISTS (SELECT 1 FROM looked WHERE place = n % ${PLACES} + 1 AND starts < ${day} + ${step.replace('n', '(n + 1)')} AND ends > ${day} + ${step}) THEN INSERT INTO looked VALUES (${one}); END IF;`,
        ),
      },
    ],
    rounds: 5,
  }
}

function todayOf(table: Table, uses: readonly TableUse[]): Today | null {
  const [exclusion] = table.exclusions ?? []
  if (exclusion) return todayAt('exclusion', `${exclusion.name ?? 'an exclusion'} of ${table.name}`, table.at)
  return todayAt(
    null,
    `${uses[0]!.operation.id} adds a row, and nothing of the schema is in its way`,
    placesOf(uses)[0]!,
  )
}
