import { hazard } from '../../rehearsed/hazard.ts'
import { mappedBy } from '../../rehearsed/models.ts'
import { type Rehearsed, rehearsedStatements } from '../../rehearsed/statements.ts'
import { droppedNames } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A table dropped that may still be read',
  severity: 'low',
  confidence: 'high',
  message: '`{statement}` takes `{name}` away from {readers}',
  advice: 'Drop a table one release after the last one that reads it.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      if (
        one.kind !== 'DropStmt' ||
        one.tree['removeType'] !== 'OBJECT_TABLE' ||
        !one.ran ||
        one.observed.error !== null
      )
        continue
      const name = droppedNames(one.tree).find((each) => !one.fresh.has(each) && isThere(each, one))
      if (name === undefined) continue
      const model = one.newest ? mappedBy(subject.backend, name) : null
      const readers = model
        ? `\`${model.model ?? model.id}\`, which still maps it`
        : 'the release that runs while it is applied'
      const found = hazard(one, { table: name, words: { name, readers } })
      report.found(model ? { ...found, severity: 'high', related: [{ what: `maps ${name}`, at: model.at }] } : found)
    }
  },
})

/** `IF EXISTS` may name what never was. */
const isThere = (name: string, { history, tree }: Rehearsed): boolean =>
  tree['missing_ok'] !== true ||
  history.revisions.some(({ observed }) => observed.some(({ creates }) => creates.includes(name)))
