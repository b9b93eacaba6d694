import { hazard } from '../../rehearsed/hazard.ts'
import { type Rehearsed, rehearsedStatements } from '../../rehearsed/statements.ts'
import { listIn, nameIn, textIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A table written anew to save space',
  severity: 'high',
  confidence: 'high',
  hangsOnRows: true,
  message:
    '`{statement}` writes `{name}` anew under ACCESS EXCLUSIVE: every read and every write waits until all rows are copied',
  advice: 'Leave it to autovacuum, or use `pg_repack`, which copies beside the table and swaps at the end.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      const name = packed(one)
      if (name !== null && !one.fresh.has(name)) report.found(hazard(one, { table: name, words: { name } }))
    }
  },
})

/** `VACUUM FULL` cannot be tried inside of a transaction: what it does is known without. */
function packed({ kind, tree, table }: Rehearsed): string | null {
  if (kind === 'ClusterStmt') return table
  if (kind !== 'VacuumStmt' || !listIn(tree, 'options').some((one) => textIn(one, 'defname') === 'full')) return null
  const [relation] = listIn(tree, 'rels')
  return relation ? nameIn(relation) : 'every table'
}
