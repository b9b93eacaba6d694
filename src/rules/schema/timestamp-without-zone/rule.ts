import type { Column } from '../../../model/index.ts'
import { count } from '../../../model/queries/index.ts'
import { first } from '../../list.ts'
import { rule } from '../../rule.ts'
import { columnsOf, nameOf, others } from '../gathered.ts'

export default rule({
  title: 'Times that are stored without a zone',
  severity: 'low',
  confidence: 'high',
  message: '{columns} {hold} `TIMESTAMP WITHOUT TIME ZONE`{majority}: {names}',
  advice:
    'Use `DateTime(timezone=True)` and aware times (`datetime.now(timezone.utc)`); a migration says which zone the old values are in.',
  check({ backend }, report) {
    const { tables } = backend.data
    const naive = columnsOf(tables, ({ type }) => isTime(type) && !type.includes('WITH TIME ZONE'))
    const aware = columnsOf(tables, ({ type }) => isTime(type) && type.includes('WITH TIME ZONE'))
    const [main] = naive
    if (!main) return
    const mixed = aware.length > 0
    report.found({
      at: main.column.at,
      subject: 'times',
      arguments: {
        columns: count(naive.length, 'column'),
        hold: naive.length === 1 ? 'is' : 'are',
        majority: mixed ? `, ${aware.length} with a zone` : '',
        names: first(naive.map(nameOf), 4),
      },
      severity: mixed ? 'medium' : 'low',
      related: others(naive),
    })
  },
})

const isTime = (type: Column['type']): boolean => /^TIMESTAMP\b/.test(type) && !type.endsWith('[]')
