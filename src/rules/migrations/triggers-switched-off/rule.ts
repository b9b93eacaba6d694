import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, rehearsedStatements } from '../../rehearsed/statements.ts'
import { fieldsIn, listIn, textIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Foreign keys switched off',
  severity: 'high',
  confidence: 'high',
  message:
    '`{statement}` also switches off the triggers that hold foreign keys: rows that lead nowhere are let in, and nothing looks at them afterwards',
  advice: '{instead}',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      if (!one.ran || one.observed.error !== null || !(switchesOff(one) || isReplica(one))) continue
      const instead = isReplica(one)
        ? 'Leave it to its own triggers and keys; where rows must come in another order, make the keys `DEFERRABLE`.'
        : `Switch off those that were made by hand alone: \`ALTER TABLE ${quoted(one.table)} DISABLE TRIGGER USER\`.`
      if (!one.fresh.has(one.table)) report.found(hazard(one, { words: { instead } }))
    }
  },
})

const switchesOff = ({ commands }: Rehearsed): boolean => commands.some(({ does }) => does === 'DisableTrigAll')

/** As one who applies what another server has checked. */
const isReplica = ({ kind, tree }: Rehearsed): boolean =>
  kind === 'VariableSetStmt' &&
  textIn(tree, 'name') === 'session_replication_role' &&
  listIn(tree, 'args').some((one) => textIn(fieldsIn(one, 'sval'), 'sval') === 'replica')
