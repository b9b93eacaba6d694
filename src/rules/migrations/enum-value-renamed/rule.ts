import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { rehearsedStatements } from '../../rehearsed/statements.ts'
import { textIn, wordsIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A value of an enum renamed under the release that writes it',
  severity: 'medium',
  confidence: 'high',
  message:
    '`{statement}` leaves the release that runs while it is applied with a value the server no longer takes: `{value}`',
  advice: 'Add the new value, write it from the next release on, and change the rows after that: `{rewrite}`',
  check(subject, report) {
    const made = new Set<unknown>()
    for (const one of rehearsedStatements(subject)) {
      if (one.kind === 'CreateEnumStmt') made.add(`${one.revision.id} ${wordsIn(one.tree, 'typeName').at(-1)}`)
      const value = textIn(one.tree, 'oldVal')
      const type = wordsIn(one.tree, 'typeName').join('.')
      if (
        one.kind !== 'AlterEnumStmt' ||
        value === '' ||
        !one.ran ||
        made.has(`${one.revision.id} ${type.split('.').at(-1)}`)
      )
        continue
      const rewrite = [`ALTER TYPE ${quoted(type)} ADD VALUE '${textIn(one.tree, 'newVal').replaceAll("'", "''")}'`]
      report.found(
        hazard(one, { rewrite, traced: { place: 'instead', steps: rewrite, ends: 'elsewhere' }, words: { value } }),
      )
    }
  },
})
