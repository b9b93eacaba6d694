import { count } from '../../../model/queries/index.ts'
import { first } from '../../list.ts'
import { rule } from '../../rule.ts'
import { bareName, largeTables, rowsOf, tableNamed } from '../planned.ts'

export default rule({
  title: 'Deleting one row reads a whole other table',
  severity: 'medium',
  confidence: 'high',
  message:
    'With {rows} rows, each delete of a row of `{parent}` reads all of `{table}` ({pages}), since no index begins with {columns}; {deletes}',
  advice: 'Add the index `CONCURRENTLY`: `architect plans` writes it down.',
  check({ plans, backend }, report) {
    if (!plans) return
    const large = largeTables(plans)
    for (const { table, columns, references, onDelete, touched, deletedBy } of plans.foreignKeys) {
      const rows = large.get(bareName(table))?.rows
      const key = tableNamed(backend, table)?.foreignKeys.find((each) => each.columns.join() === columns.join())
      if (rows === undefined || !key) continue
      report.found({
        at: key.at,
        subject: `${table} ${columns.join()}`,
        arguments: {
          table,
          parent: references,
          rows: rowsOf(rows),
          pages: count(touched.pages, 'page'),
          columns: first(columns, 4),
          deletes:
            deletedBy.length === 0
              ? 'no operation deletes any'
              : `${first(deletedBy, 2)} ${deletedBy.length === 1 ? 'does' : 'do'}`,
        },
        // What no operation deletes, somebody deletes by hand one day.
        ...(deletedBy.length === 0 ? ({ severity: 'low', audience: 'auditor' } as const) : {}),
        proof: [
          {
            what: `the question of the server's own trigger (ON DELETE ${onDelete}), planned: it reads ${rowsOf(touched.rows)} rows`,
            at: key.at,
          },
        ],
      })
    }
  },
})
