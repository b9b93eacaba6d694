import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { onExistingTables, rewrites } from '../../rehearsed/statements.ts'
import { type Column, isKind } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A counting column that writes the whole table anew',
  severity: 'high',
  confidence: 'high',
  message: '`{statement}` numbers every row of `{table}` under {lock}, which writes the table anew: {blocked}',
  advice: 'Add a plain column, let a sequence number the rows to come, and fill the others in batches: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const added = one.commands.find(({ column }) => column !== null && counts(column))
      if (!added?.column || !rewrites(one, one.table)) continue
      report.found(hazard(one, { rewrite: steps(one.table, added.column.name) }))
    }
  },
})

const counts = ({ type, constraints }: Column): boolean =>
  /^(small|big)?serial[248]?$/.test(type) || constraints.some((each) => isKind(each, 'IDENTITY'))

function steps(table: string, column: string): readonly string[] {
  const sequence = quoted(`${table}_${column}_seq`)
  return [
    `CREATE SEQUENCE ${sequence}`,
    `ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(column)} bigint`,
    `ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(column)} SET DEFAULT nextval('${sequence}')`,
  ]
}
