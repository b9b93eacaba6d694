import { hazard } from '../../rehearsed/hazard.ts'
import { type Rehearsed, rehearsedStatements } from '../../rehearsed/statements.ts'
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
      if (isOfTheChain(error, one)) report.found(hazard(one, { words: { error } }))
    }
  },
})

/** What only the chain itself can be blamed for: something is there twice, or gone, that the chain has made. */
function isOfTheChain(error: string, { history, revision, earlier }: Rehearsed): boolean {
  const name = /(?:of )?relation "([^"]+)" (?:already exists|does not exist)$|^index "([^"]+)" does not exist$/
    .exec(error)
    ?.slice(1)
    .find(Boolean)
  if (name === undefined) return /because other objects depend on it$|^multiple primary keys/.test(error)
  const before = history.revisions.slice(0, history.revisions.indexOf(revision))
  return [...before.flatMap(({ observed }) => observed), ...earlier].some(({ creates }) => creates.includes(name))
}
