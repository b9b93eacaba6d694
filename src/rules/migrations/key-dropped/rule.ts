import { hazard } from '../../rehearsed/hazard.ts'
import { oneLine, quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, onExistingTables, rehearsedStatements, siblingsOf } from '../../rehearsed/statements.ts'
import { droppedNames, elementsOf, isKind, textIn } from '../../../sql/tree.ts'
import { type Subject, rule } from '../../rule.ts'

export default rule({
  title: 'A primary key dropped and not replaced',
  severity: 'medium',
  confidence: 'high',
  message:
    '`{statement}` leaves `{table}` without a primary key: nothing keeps rows apart, and where the table is published, every `UPDATE` and `DELETE` fails for want of a replica identity',
  advice: 'Add the next key in the same transaction; or name another identity first: `{rewrite}`',
  check(subject, report) {
    for (const one of onExistingTables(subject)) {
      const dropped = one.commands.find(({ does, name }) => does === 'DropConstraint' && isKey(one, name, subject))
      if (!dropped || isReplaced(one, subject)) continue
      const rewrite = [`ALTER TABLE ${quoted(one.table)} REPLICA IDENTITY FULL`, oneLine(one.observed.sql)]
      report.found(hazard(one, { rewrite }))
    }
  },
})

/** As the server names it, or as a migration does. */
const isKey = (one: Rehearsed, name: string, subject: Subject): boolean =>
  name.endsWith('_pkey') ||
  rehearsedStatements(subject).some(
    (other) => other.history === one.history && other.table === one.table && namesKey(other, name),
  )

const namesKey = (one: Rehearsed, name: string): boolean =>
  elementsOf(one.kind, one.tree).constraints.some((each) => isKind(each, 'PRIMARY') && textIn(each, 'conname') === name)

/** Others see the table when the transaction is over; another identity may stand there before. */
function isReplaced(one: Rehearsed, subject: Subject): boolean {
  const siblings = siblingsOf(one, subject)
  const together = siblings.filter(({ observed }) => !observed.outsideTransaction && !one.observed.outsideTransaction)
  const isIdentity = ({ table, commands }: Rehearsed): boolean =>
    table === one.table && commands.some(({ does }) => does === 'ReplicaIdentity')
  return (
    [one, ...together].some(
      ({ kind, tree, table }) =>
        (kind === 'DropStmt' && droppedNames(tree).includes(one.table)) ||
        (table === one.table && elementsOf(kind, tree).constraints.some((each) => isKind(each, 'PRIMARY'))),
    ) || [one, ...together, ...siblings.filter(({ index }) => index < one.index)].some(isIdentity)
  )
}
