import type { Index, PlannedBackend, Table } from '../../../model/index.ts'
import { count } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { largeTables, rowsOf, tableNamed } from '../planned.ts'

export default rule({
  title: 'An index no statement is planned with',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  message:
    'With {rows} rows, nothing goes by `{index}` of `{table}`, which every write of it keeps up: {planned} planned without it',
  advice:
    'Look at `pg_stat_user_indexes.idx_scan` in production: if nothing else uses it either, drop it `CONCURRENTLY`.',
  check({ plans, backend }, report) {
    if (!plans) return
    const used = new Set(plans.statements.flatMap(({ indexes }) => indexes))
    for (const { name, rows } of largeTables(plans).values()) {
      const table = tableNamed(backend, name)
      for (const index of table?.indexes ?? []) {
        if (index.name === null || used.has(index.name) || serves(index, table!)) continue
        if (!everythingPlanned(plans)) {
          report.unknown('whether a statement that could not be planned uses an index')
          continue
        }
        report.found({
          at: index.at,
          subject: index.name,
          arguments: {
            table: name,
            rows: rowsOf(rows),
            index: index.name,
            planned: count(plans.counts.planned, 'statement'),
          },
        })
      }
    }
  },
})

/** It keeps values apart, or finds the rows of a parent that goes. */
const serves = ({ unique, keys }: Index, { foreignKeys }: Table): boolean =>
  unique || foreignKeys.some(({ columns }) => columns[0] === keys[0]?.replace(/ .*/, ''))

const everythingPlanned = ({ counts }: PlannedBackend): boolean => counts.unplanned === 0 && counts.planned > 0
