import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, rehearsedStatements } from '../../rehearsed/statements.ts'
import { droppedNames } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A way back that brings the table, but not its rows',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: '`{statement}` deletes what {what} holds; the way back of revision `{revision}` makes it again, empty',
  advice: 'Keep the rows under another name for a while: `{rewrite}`',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      if (!one.revision.roundTrip || !one.ran || one.observed.error !== null) continue
      const gone = lost(one)
      if (gone === null) continue
      const copy = quoted(`${gone.table}_before_${one.revision.id}`)
      const rewrite = [`CREATE TABLE ${copy} AS TABLE ${quoted(gone.table)}`]
      report.found(
        hazard(one, {
          table: gone.table,
          rewrite,
          traced: { place: 'before', steps: rewrite, ends: 'elsewhere' },
          words: { what: gone.what },
        }),
      )
    }
  },
})

function lost({
  kind,
  tree,
  commands,
  table,
  fresh,
}: Rehearsed): { readonly table: string; readonly what: string } | null {
  if (kind === 'DropStmt' && tree['removeType'] === 'OBJECT_TABLE') {
    const name = droppedNames(tree).find((each) => !fresh.has(each))
    return name === undefined ? null : { table: name, what: `\`${name}\`` }
  }
  const dropped = fresh.has(table) ? undefined : commands.find(({ does }) => does === 'DropColumn')
  return dropped ? { table, what: `\`${table}.${dropped.name}\`` } : null
}
