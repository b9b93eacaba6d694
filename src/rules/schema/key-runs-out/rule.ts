import { hazard } from '../../rehearsed/hazard.ts'
import { mappedBy } from '../../rehearsed/models.ts'
import { rehearsedStatements } from '../../rehearsed/statements.ts'
import { type Column, elementsOf, isKind } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A key that ends at two thousand million',
  severity: 'low',
  confidence: 'high',
  message:
    '`{table}.{column}` counts up in an `integer`, which ends at 2,147,483,647: ten new rows a second reach it in seven years, a hundred in eight months',
  advice: 'Use `bigint GENERATED ALWAYS AS IDENTITY` from the beginning: changing it later writes the table anew.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      if (one.kind !== 'CreateStmt' || !one.ran || mappedBy(subject.backend, one.table)) continue
      const column = elementsOf(one.kind, one.tree).columns.find(countsInFour)
      if (column) report.found(hazard(one, { words: { column: column.name } }))
    }
  },
})

const countsInFour = ({ type, constraints }: Column): boolean =>
  /^serial4?$|^(small|)serial2?$/.test(type) ||
  (/^int[24]$/.test(type) && constraints.some((each) => isKind(each, 'IDENTITY')))
