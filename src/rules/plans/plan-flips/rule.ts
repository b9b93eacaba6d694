import type { Flip } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { LARGE, type LargeTable, largeTables, operationsOf, placeOf, placesOf, rowsOf, shown } from '../planned.ts'

export default rule({
  title: 'A plan that gives its index up before the tables are as large as stated',
  severity: 'low',
  confidence: 'high',
  message:
    'From about {rows} rows of `{counted}` on, the plan of {operations} reads all of `{table}` instead of going by an index: `{statement}`',
  advice:
    'Bound what it joins (a page, a period, a tenant), or keep the sum it needs: no index holds this plan any more.',
  check({ plans }, report) {
    if (!plans) return
    const large = largeTables(plans)
    for (const one of plans.statements) {
      const [first] = placesOf(one)
      const flip = one.flips.findLast((each) => each.rows >= LARGE && newlyRead(each, large) !== null)
      if (!first || !flip || !one.scans.includes(newlyRead(flip, large)!)) continue
      report.found({
        at: placeOf(first),
        subject: one.sql,
        arguments: {
          table: newlyRead(flip, large)!,
          counted: flip.table,
          rows: rowsOf(flip.rows),
          operations: operationsOf(one),
          statement: shown(one.sql),
        },
        proof: one.steps.map(({ rows, shape }) => ({ what: `${rowsOf(rows)} rows: ${shape}`, at: placeOf(first) })),
      })
    }
  },
})

/** The large table that is read from end to end after the flip, and was not before. */
function newlyRead({ before, after }: Flip, large: ReadonlyMap<string, LargeTable>): string | null {
  return [...large.keys()].find((table) => isRead(after, table) && !isRead(before, table)) ?? null
}

const isRead = (shape: string, table: string): boolean =>
  [...shape.matchAll(/\bSeq Scan on ([^\s,()]+)/g)].some(([, name]) => name === table)
