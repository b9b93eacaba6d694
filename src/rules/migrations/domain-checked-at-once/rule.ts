import { listed } from '../../list.ts'
import { hazard } from '../../rehearsed/hazard.ts'
import { oneLine, quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, rehearsedStatements } from '../../rehearsed/statements.ts'
import { type Fields, fieldsIn, textIn, wordsIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A domain whose new check reads every table that uses it',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message: '`{statement}` reads every table with a column of that domain, {tables}, and holds {lock} on it: {blocked}',
  advice:
    'Add it as `NOT VALID`, which holds for what is written from now on, and validate it when writes may wait: `{rewrite}`',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      const check = fieldsIn(one.tree, 'def')
      if (one.kind !== 'AlterDomainStmt' || one.tree['subtype'] !== 'C' || check['skip_validation'] === true) continue
      const tables = [...new Set(one.observed.locks.map(({ relation }) => relation))].filter(
        (name) => !one.fresh.has(name),
      )
      if (tables.length === 0) continue
      report.found(hazard(one, { table: tables[0]!, rewrite: steps(one, check), words: { tables: listed(tables) } }))
    }
  },
})

function steps({ tree, observed }: Rehearsed, check: Fields): readonly string[] {
  const domain = wordsIn(tree, 'typeName').join('.')
  const name = textIn(check, 'conname') || `${domain.split('.').at(-1)}_check`
  const sql = oneLine(observed.sql)
  const named =
    textIn(check, 'conname') === '' ? sql.replace(/ add (?=check)/i, ` ADD CONSTRAINT ${quoted(name)} `) : sql
  return [`${named} NOT VALID`, `ALTER DOMAIN ${quoted(domain)} VALIDATE CONSTRAINT ${quoted(name)}`]
}
