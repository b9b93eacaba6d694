import { usualTable } from '../../blueprint/storage/names.ts'
import type { SizesExperiment, Table } from '../../model/index.ts'
import { type Arising, decision, speaks, type Today } from '../decision.ts'
import { keyOf, variantOf } from '../experiments/variant.ts'
import { keptDays, timeColumn } from '../facts/retention.ts'
import { tenantTables } from '../facts/tenants.ts'
import { say } from '../say.ts'
import { type DecisionSubject, largest, rowsOf } from '../subject.ts'

/** A table below this is vacuumed, indexed and copied in minutes. */
const SMALL = 16 * 1024 ** 3
/** One above it takes hours for any of that. */
const LARGE = 256 * 1024 ** 3
/** Rows that go at once: more bytes of them than this are a job of its own, and as much work for vacuum. */
const HEAVY = 1024 ** 3
const MANY_ROWS = 1e6
const MONTH = 30
/** How long rows are supposed to be kept where nobody says. */
const SUPPOSED = 36 * MONTH

export default decision({
  title: 'One table, or partitions',
  usual: 'whole',
  simplest: 'whole',
  furthest: 'by-time',
  options: [
    {
      name: 'whole',
      title: 'One table',
      gains: ['any key can be unique', 'every statement is planned at once'],
      costs: [
        'old rows are deleted one by one, and leave their room behind',
        'vacuum and new indexes take all of it at once',
      ],
      changes: 'nothing',
    },
    {
      name: 'by-time',
      title: 'Partitions by time',
      gains: ['a month that is over is dropped in an instant', 'indexes of the last month stay small'],
      costs: [
        'the time is part of every unique key',
        'a statement that does not ask for a time looks into all of them',
        'somebody has to make the next one',
      ],
      changes: 'the key gains the time; a job makes and drops partitions',
    },
    {
      name: 'by-tenant',
      title: 'Partitions by tenant',
      gains: ['a tenant is dropped in an instant', 'each has indexes of its own'],
      costs: ['the tenant is part of every unique key', 'a large tenant stays large'],
      changes: 'the key gains the tenant; partitions by hash or by list',
    },
  ],
  arises: (subject) =>
    largest(
      subject,
      subject.tables.filter((table) => rowsOf(subject, table) >= MANY_ROWS && timeColumn(table) !== null),
    ).map((table) => arisingOf(subject, table)),
})

function arisingOf(subject: DecisionSubject, table: Table): Arising {
  const days = keptDays(subject, table)
  const rows = rowsOf(subject, table)
  const month = variantOf(table, 'month', {
    rows: Math.max(1, Math.round(rows / Math.max(1, (days ?? SUPPOSED) / MONTH))),
  })
  const sizes: SizesExperiment = {
    kind: 'sizes',
    what: `Sizes of ${table.name} and of a month of it, with indexes, in a twin of the tables`,
    variants: [month],
    tables: [keyOf(table), keyOf(month.table)],
  }
  const tenant = tenantTables(subject).find((one) => one.table === table)
  const time = timeColumn(table)!
  return {
    question: `Is ${table.name} one table, or partitions?`,
    about: [table.id],
    because: `${table.name} grows with time (${time.name}) and is to hold many rows`,
    places: [time.at],
    today: todayOf(subject, table),
    weight: 2,
    experiments: [sizes],
    choose(measured) {
      const all = measured.bytes(sizes, keyOf(table), `bytes of ${table.name} with its indexes`)
      const part = measured.bytes(sizes, keyOf(month.table), `bytes of a month of ${table.name}`)
      if (!all || !part) return { figures: {}, voices: [] }
      const stated = measured.rows(table.id)
      const kept = days === null ? 'supposing three years of it are kept' : `kept for ${String(Math.round(days))} days`
      return {
        figures: { whole: [all], 'by-time': [part], 'by-tenant': [] },
        voices: [
          ...speaks(
            days !== null && part.value >= HEAVY,
            'measured',
            'by-time',
            () =>
              say`With ${stated}, ${kept}, a month that is over is ${part} to delete row by row; as a partition it is dropped.`,
          ),
          ...speaks(
            all.value >= LARGE && days === null,
            'measured',
            tenant ? 'by-tenant' : 'by-time',
            () => say`With ${stated}, ${table.name} takes ${all}: no index is made and nothing vacuumed in a night.`,
          ),
          ...speaks(
            all.value < SMALL && (days === null || part.value < HEAVY),
            'measured',
            'whole',
            () =>
              say`With ${stated}, ${table.name} takes ${all} with its indexes, and a month of it ${part} (${kept}): one table carries that.`,
          ),
        ],
        remarks:
          all.value >= SMALL && all.value < LARGE
            ? [say`${table.name} takes ${all}, a month of it ${part} (${kept}).`]
            : [],
      }
    },
  }
}

/** Models say nothing of partitions; a blueprint does. */
function todayOf({ blueprint }: DecisionSubject, table: Table): Today | null {
  const resource = blueprint?.resources?.find(({ name }) => usualTable(name) === table.name)
  const by = resource?.value.partition?.by?.text
  return by === undefined ? null : { option: 'by-time', text: `the blueprint parts it by ${by}`, places: [] }
}
