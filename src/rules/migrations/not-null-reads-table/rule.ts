import { hazard } from '../../rehearsed/hazard.ts'
import { provenNotNull } from '../../rehearsed/gentle.ts'
import { oneLine } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables, readsAll, rehearsedStatements } from '../../rehearsed/statements.ts'
import { isKind, listIn, textIn, wordsIn } from '../../../sql/tree.ts'
import { type Subject, rule } from '../../rule.ts'

export default rule({
  title: 'NOT NULL that reads the whole table',
  severity: 'medium',
  confidence: 'high',
  hangsOnRows: true,
  message: '`{statement}` reads all rows of `{table}` under {lock} to look for empty values: {blocked}',
  advice: 'Prove it first with a check that is validated beside the traffic; the server then believes it: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const column = readsAll(one, one.table) ? made(one, subject) : null
      if (column !== null)
        report.found(hazard(one, { rewrite: provenNotNull(one.table, column, oneLine(one.observed.sql)) }))
    }
  },
})

/** The column that must have a value from now on: said so, or by being in a key whose index is there already. */
function made({ commands, history }: Rehearsed, subject: Subject): string | null {
  const set = commands.find(({ does }) => does === 'SetNotNull')
  if (set) return set.name
  const key = commands.find(({ constraint }) => constraint && isKind(constraint, 'PRIMARY', 'NOTNULL'))?.constraint
  if (!key || key['skip_validation'] === true) return null
  if (isKind(key, 'NOTNULL')) return wordsIn(key, 'keys')[0] ?? null
  const index = rehearsedStatements(subject).find(
    (one) => one.history === history && one.kind === 'IndexStmt' && one.tree['idxname'] === key['indexname'],
  )
  return index ? (listIn(index.tree, 'indexParams').map((one) => textIn(one, 'name'))[0] ?? null) : null
}
