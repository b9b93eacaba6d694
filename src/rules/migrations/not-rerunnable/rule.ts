import { hazard } from '../../rehearsed/hazard.ts'
import { type Rehearsed, rehearsedStatements, siblingsOf } from '../../rehearsed/statements.ts'
import { droppedNames, textIn } from '../../../sql/tree.ts'
import { type Subject, rule } from '../../rule.ts'

export default rule({
  title: 'A migration that cannot be run again after it failed halfway',
  severity: 'low',
  confidence: 'high',
  message:
    '`{statement}` stays when a later statement of the migration fails, as no transaction is around them: run again, it fails itself',
  advice: 'Put each into a migration of its own, or make it harmless to repeat with `IF NOT EXISTS`.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      // Of a folder without a tool nobody knows who opens a transaction.
      if (one.history.tool === 'sql' || !one.observed.outsideTransaction || !one.ran) continue
      const last = one.revision.observed.at(-1) === one.observed
      if (last || !makes(one) || one.tree['if_not_exists'] === true || isDroppedFirst(one, subject)) continue
      report.found(hazard(one))
    }
  },
})

/** `DROP ... IF EXISTS` before takes away what a try that failed has left. */
const isDroppedFirst = (one: Rehearsed, subject: Subject): boolean => {
  const name = textIn(one.tree, 'idxname') || one.table
  return siblingsOf(one, subject).some(
    ({ kind, tree }) => kind === 'DropStmt' && tree['missing_ok'] === true && droppedNames(tree).includes(name),
  )
}

const makes = ({ kind, commands }: Rehearsed): boolean =>
  /^(CreateStmt|IndexStmt|CreateEnumStmt|CreateSchemaStmt|CreateSeqStmt|CreateTrigStmt|CreatePolicyStmt)$/.test(kind) ||
  commands.some(({ does, fields }) => /^(AddConstraint|AddColumn)$/.test(does) && fields['missing_ok'] !== true)
