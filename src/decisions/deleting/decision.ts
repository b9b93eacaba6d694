import type { ForeignKey, SizesExperiment, Table } from '../../model/index.ts'
import { isPersonal } from '../../model/queries/index.ts'
import { type Arising, decision, speaks, type Today, type Voice } from '../decision.ts'
import { keyOf } from '../experiments/variant.ts'
import { placesOf, usesOf } from '../facts/uses.ts'
import { agree, at, say } from '../say.ts'
import { type DecisionSubject, asks, largest } from '../subject.ts'
import { todayAt } from '../today.ts'

const MARK = /^(?:deleted|removed|archived)_(?:at|on|time|date)$|^(?:is_)?(?:deleted|removed)$/
const MILLION = 1e6

export default decision({
  title: 'What deleting a row does',
  usual: 'hard',
  simplest: 'hard',
  furthest: 'archive',
  options: [
    {
      name: 'soft',
      title: 'Marking it as deleted',
      gains: ['it can be taken back', 'what refers to it stays whole'],
      costs: [
        'every statement has to leave it out',
        'unique keys count it, and the table never shrinks',
        'what a person wants gone is still there',
      ],
      changes: 'a time of deletion on the table, and a condition in every statement and unique index',
      checks: [
        { rule: 'schema/soft-delete-ignored', scope: [] },
        { rule: 'schema/unique-counts-deleted', scope: [] },
      ],
    },
    {
      name: 'hard',
      title: 'Deleting it',
      gains: ['gone is gone', 'statements and keys stay plain'],
      costs: ['it cannot be taken back', 'each table that refers to it has to say what becomes of its rows'],
      changes: 'foreign keys say cascade, restrict or set null',
      checks: [{ rule: 'schema/delete-refused-by-children', scope: [] }],
    },
    {
      name: 'archive',
      title: 'Moving it to a table of what was deleted',
      gains: ['the table holds what is alive', 'what was can be looked up'],
      costs: ['two tables change together from now on', 'taking it back is work'],
      changes: 'a table beside it, written in the transaction that deletes',
    },
  ],
  arises: (subject) =>
    largest(
      subject,
      subject.tables.filter((table) => markOf(table) !== null || usesOf(subject, table, 'delete').length > 0),
    ).map((table) => arisingOf(subject, table)),
})

const markOf = (table: Table) => table.columns.find(({ name }) => MARK.test(name)) ?? null

function arisingOf(subject: DecisionSubject, table: Table): Arising {
  const uses = usesOf(subject, table, 'delete')
  const personal = table.columns.filter(({ name, info }) => info?.['personal'] === true || isPersonal(name))
  const children = refusing(subject, table)
  const sizes = sizeOf(table)
  return {
    question: `What does deleting a row of ${table.name} do?`,
    about: [table.id],
    because:
      uses.length > 0
        ? `${uses[0]!.operation.id} deletes rows of ${table.name}`
        : `${table.name}.${markOf(table)!.name} marks rows as deleted`,
    places: uses.length > 0 ? placesOf(uses) : [markOf(table)!.at],
    today: todayOf(table, uses),
    weight: uses.length + children.length + 1,
    experiments: [sizes],
    choose(measured) {
      const all = measured.bytes(sizes, keyOf(table), 'bytes')
      const rows = measured.rows(table.id)
      const stays = all
        ? measured.from(
            `bytes that stay for each million rows deleted of ${table.name}`,
            (all.value / Math.max(1, rows.value)) * MILLION,
            'bytes',
            all,
          )
        : null
      const referring = measured.counted(
        `foreign keys that refuse a delete of ${table.name}`,
        children.length,
        'foreign key',
      )
      const about = measured.counted(`personal columns of ${table.name}`, personal.length, 'column')
      return {
        figures: { soft: stays ? [stays] : [], hard: [], archive: stays ? [stays] : [] },
        voices: [
          ...askedFor(subject),
          ...speaks(personal.length > 0, 'model', 'hard', () =>
            at(
              say`${about} of ${table.name} ${agree(about, 'is', 'are')} personal (${personal
                .map(({ name }) => name)
                .slice(0, 3)
                .join(', ')}): whoever wants to be forgotten has a right to it.`,
              personal.slice(0, 3).map((column) => column.at),
            ),
          ),
          ...speaks(personal.length === 0 && children.length > 0, 'model', 'soft', () =>
            at(
              say`${referring} of other tables would refuse it: their rows go on naming this one.`,
              children.slice(0, 3).map((key) => key.at),
            ),
          ),
        ],
        remarks: stays ? [say`Each million rows that are only marked keeps ${stays}.`] : [],
      }
    },
  }
}

/** Keys of other tables that refuse a delete. */
const refusing = (subject: DecisionSubject, table: Table): readonly ForeignKey[] =>
  subject.backend.data.tables.flatMap(({ id, foreignKeys }) =>
    id === table.id
      ? []
      : foreignKeys.filter(
          ({ references, onDelete }) => references.table === table.id && !/cascade|set null/i.test(onDelete ?? ''),
        ),
  )

const sizeOf = (table: Table): SizesExperiment => ({
  kind: 'sizes',
  what: `Size of ${table.name} with its indexes, in a twin of the tables`,
  variants: [],
  tables: [keyOf(table)],
})

/** What the request asks for. */
const askedFor = (subject: DecisionSubject): readonly Voice[] => [
  ...speaks(
    asks(subject, 'soft-delete'),
    'asked',
    'soft',
    () => say`It is asked that what was deleted can be taken back.`,
  ),
  ...speaks(asks(subject, 'erasure'), 'asked', 'hard', () => say`It is asked that what a person wants gone is gone.`),
  ...speaks(
    asks(subject, 'history') && !asks(subject, 'soft-delete', 'erasure'),
    'asked',
    'archive',
    () => say`It is asked what was there before.`,
  ),
]

function todayOf(table: Table, uses: ReturnType<typeof usesOf>): Today | null {
  const mark = markOf(table)
  if (mark) return todayAt('soft', `${table.name}.${mark.name} marks rows as deleted`, mark.at)
  const [first] = uses
  return first ? todayAt('hard', `${first.operation.id} deletes them`, placesOf([first])[0]!) : null
}
