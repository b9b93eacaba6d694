import { hazard } from '../../rehearsed/hazard.ts'
import { rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A migration that does not run',
  severity: 'high',
  confidence: 'medium',
  message: '`{statement}` fails after the migrations before it: {error}',
  advice: 'Run the whole chain on an empty database, and repair the first that fails.',
  check(subject, report) {
    const doubted = new Set<unknown>()
    for (const one of rehearsedStatements(subject)) {
      const { error, failsOnRows, notReproduced } = one.observed
      // What was left out before may be what is missing now.
      if (notReproduced !== null || one.history.unresolved.length > 0) doubted.add(one.history)
      if (error === null || failsOnRows || !one.ran || doubted.has(one.history)) continue
      doubted.add(one.history)
      if (SURE.test(error)) report.found(hazard(one, { words: { error } }))
    }
  },
})

/** What only the chain itself can be blamed for: not a role, an extension or a function that is elsewhere. */
const SURE =
  /already exists$|^(column|constraint|index|relation|table|type) "[^"]*"( of relation "[^"]*")? does not exist$|because other objects depend on it$|^multiple primary keys|there is no unique constraint/
