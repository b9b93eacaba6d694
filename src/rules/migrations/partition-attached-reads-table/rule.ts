import { bareName } from '../../rehearsed/gentle.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { oneLine, quoted } from '../../rehearsed/rewrite.ts'
import {
  type Rehearsed,
  closedBy,
  onExistingTables,
  readsAll,
  rehearsedStatements,
} from '../../rehearsed/statements.ts'
import { fieldsIn, listIn, nameIn, textIn } from '../../../sql/tree.ts'
import { type Subject, rule } from '../../rule.ts'

export default rule({
  title: 'A partition attached that has to be read first',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message: '`{statement}` reads all rows of `{table}` under {lock} to see that they fit: {blocked}',
  advice: 'Prove it with a check first, which is validated beside the traffic, and attach it then: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const attached = one.commands.find(({ does }) => does === 'AttachPartition')
      if (!attached) continue
      const partition = nameIn(fieldsIn(attached.fields, 'def'), 'name')
      // Where it took the rows so far, the default partition is read to see that none of them belongs here.
      const table = [partition, ...closedBy(one)].find((name) => !one.fresh.has(name) && readsAll(one, name))
      if (table !== undefined) report.found(hazard(one, { table, rewrite: steps(table, one, subject) }))
    }
  },
})

function steps(table: string, one: Rehearsed, subject: Subject): readonly string[] {
  const alter = `ALTER TABLE ${quoted(table)}`
  const check = quoted(`${bareName(table)}_fits`)
  return [
    `${alter} ADD CONSTRAINT ${check} CHECK (${boundsOf(one, subject) ?? '...'}) NOT VALID`,
    `${alter} VALIDATE CONSTRAINT ${check}`,
    oneLine(one.observed.sql),
    `${alter} DROP CONSTRAINT ${check}`,
  ]
}

/** What its rows must be, where the parent is cut by one column. */
function boundsOf({ observed, history, table }: Rehearsed, subject: Subject): string | null {
  const parent = rehearsedStatements(subject).find(
    (each) => each.history === history && each.table === table && each.kind === 'CreateStmt',
  )
  const [key, another] = listIn(fieldsIn(parent?.tree ?? {}, 'partspec'), 'partParams')
  const column = quoted(textIn(key ?? {}, 'name'))
  if (column === '' || another) return null
  const sql = oneLine(observed.sql)
  const [, from, to] = / from \(([^(),]+)\) to \(([^(),]+)\)$/i.exec(sql) ?? []
  if (from !== undefined && to !== undefined && !/value/i.test(`${from}${to}`))
    return `${column} IS NOT NULL AND ${column} >= ${from} AND ${column} < ${to}`
  const [, values] = / values in \(([^()]+)\)$/i.exec(sql) ?? []
  return values === undefined || /\bnull\b/i.test(values) ? null : `${column} IS NOT NULL AND ${column} IN (${values})`
}
