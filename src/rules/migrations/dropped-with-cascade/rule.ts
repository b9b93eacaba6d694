import { hazard } from '../../rehearsed/hazard.ts'
import { type Rehearsed, rehearsedStatements } from '../../rehearsed/statements.ts'
import { droppedNames } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A drop that takes along what it does not name',
  severity: 'medium',
  confidence: 'high',
  message:
    '`{statement}` also drops whatever hangs on it, which nobody wrote down: another database may lose something else than this one',
  advice: 'Name what goes, each in a statement of its own, and leave out `CASCADE`, so that a surprise is an error.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      if (!one.ran || one.observed.error !== null) continue
      if (dropsWithCascade(one)) report.found(hazard(one))
    }
  },
})

function dropsWithCascade({ kind, tree, commands, fresh, table }: Rehearsed): boolean {
  if (kind === 'DropStmt')
    return tree['behavior'] === 'DROP_CASCADE' && !droppedNames(tree).every((name) => fresh.has(name))
  return (
    !fresh.has(table) &&
    commands.some(({ does, fields }) => does.startsWith('Drop') && fields['behavior'] === 'DROP_CASCADE')
  )
}
