import { hazard } from '../../rehearsed/hazard.ts'
import { rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A value of an enum used in the transaction that adds it',
  severity: 'high',
  confidence: 'high',
  message: '`{statement}` fails: the server takes a new value of an enum only after the transaction that added it',
  advice: 'Add the value in a migration of its own, before this one.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject))
      if (one.ran && one.observed.error?.startsWith('unsafe use of new value')) report.found(hazard(one))
  },
})
