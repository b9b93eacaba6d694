import type { Column } from '../../../model/index.ts'
import { count } from '../../../model/queries/index.ts'
import { first } from '../../list.ts'
import { mappedBy } from '../../rehearsed/models.ts'
import { type Rehearsed, rehearsedStatements } from '../../rehearsed/statements.ts'
import { elementsOf } from '../../../sql/tree.ts'
import { type Subject, rule } from '../../rule.ts'
import { columnsOf, nameOf, others } from '../gathered.ts'

export default rule({
  title: 'Times that are stored without a zone',
  severity: 'low',
  confidence: 'high',
  message: '{columns} {hold} `TIMESTAMP WITHOUT TIME ZONE`{majority}: {names}',
  advice:
    'Use `DateTime(timezone=True)` and aware times (`datetime.now(timezone.utc)`); a migration says which zone the old values are in.',
  check(subject, report) {
    const { tables } = subject.backend.data
    for (const { naive, aware } of inMigrations(subject))
      report.found({
        at: naive[0]!.one.observed.at,
        subject: `times in ${naive[0]!.one.history.folder}`,
        arguments: {
          columns: count(naive.length, 'column'),
          hold: naive.length === 1 ? 'is' : 'are',
          majority: aware === 0 ? '' : `, ${aware} with a zone`,
          names: first(
            naive.map(({ name }) => name),
            4,
          ),
        },
        related: naive.slice(1, 10).map(({ name, one }) => ({ what: name, at: one.observed.at })),
      })
    const naive = columnsOf(tables, ({ type }) => isTime(type) && !type.includes('WITH TIME ZONE'))
    const aware = columnsOf(tables, ({ type }) => isTime(type) && type.includes('WITH TIME ZONE'))
    const [main] = naive
    if (!main) return
    const mixed = aware.length > 0
    report.found({
      at: main.column.at,
      subject: 'times',
      arguments: {
        columns: count(naive.length, 'column'),
        hold: naive.length === 1 ? 'is' : 'are',
        majority: mixed ? `, ${aware.length} with a zone` : '',
        names: first(naive.map(nameOf), 4),
      },
      severity: mixed ? 'medium' : 'low',
      related: others(naive),
    })
  },
})

const isTime = (type: Column['type']): boolean => /^TIMESTAMP\b/.test(type) && !type.endsWith('[]')

interface Times {
  readonly naive: readonly { readonly name: string; readonly one: Rehearsed }[]
  /** How many columns have a zone. */
  readonly aware: number
}

/** Columns only migrations speak of: those of models are told above. */
const inMigrations = (subject: Subject): readonly Times[] =>
  subject.histories.flatMap((history) => {
    const columns = rehearsedStatements(subject)
      .filter((one) => one.history === history && one.ran && mappedBy(subject.backend, one.table) === null)
      .flatMap((one) =>
        elementsOf(one.kind, one.tree).columns.map(({ name, type }) => ({ name: `${one.table}.${name}`, type, one })),
      )
    const naive = columns.filter(({ type }) => type === 'timestamp')
    return naive.length === 0 ? [] : [{ naive, aware: columns.filter(({ type }) => type === 'timestamptz').length }]
  })
