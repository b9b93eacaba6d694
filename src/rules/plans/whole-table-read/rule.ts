import type { PlannedStatement } from '../../../model/index.ts'
import { nodesOf } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { type LargeTable, largeTables, operationsOf, placeOf, placesOf, rowsOf, shown } from '../planned.ts'

export default rule({
  title: 'A statement that reads a whole large table for a few rows',
  severity: 'medium',
  confidence: 'high',
  message: 'With {rows} rows, {operations} reads all of `{table}` to find {found}: `{statement}`',
  advice:
    'Let an index begin with what it filters by: `architect plans` tries those that could help, and says what each costs.',
  check({ plans }, report) {
    if (!plans) return
    const large = largeTables(plans)
    for (const one of plans.statements)
      for (const { table, rows, found } of readsFor(one, large)) {
        const [first] = placesOf(one)
        if (!first) continue
        report.found({
          at: placeOf(first),
          subject: `${table} ${one.sql}`,
          arguments: {
            table,
            rows: rowsOf(rows),
            operations: operationsOf(one),
            found: found <= 1 ? 'one' : rowsOf(found),
            statement: shown(one.sql),
          },
          related: placesOf(one)
            .slice(1, 6)
            .map((use) => ({ what: use.operation, at: placeOf(use) })),
          proof: [
            {
              what: `planned with ${rowsOf(rows)} rows: ${one.shape}, ${rowsOf(one.touched.pages)} pages`,
              at: placeOf(first),
            },
          ],
        })
      }
  },
})

/** Who wants more than this part of a table is right to read it. */
const MOST = 0.05

interface Read {
  readonly table: string
  readonly rows: number
  readonly found: number
}

/** A LIMIT may end the reading early: then it touches few pages. */
function readsFor({ plan, touched }: PlannedStatement, large: ReadonlyMap<string, LargeTable>): readonly Read[] {
  return [...nodesOf(plan)].flatMap(({ node, relation, filter, rows: found }) => {
    const table = relation === null ? undefined : large.get(relation)
    if (node !== 'Seq Scan' || !table || filter === null || touched.rows < table.rows * 0.1) return []
    return found <= table.rows * MOST ? [{ table: table.name, rows: table.rows, found }] : []
  })
}
