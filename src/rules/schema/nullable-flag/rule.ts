import { count } from '../../../model/queries/index.ts'
import { first } from '../../list.ts'
import { rule } from '../../rule.ts'
import { columnsOf, nameOf, others } from '../gathered.ts'

export default rule({
  title: 'A flag with three values',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: '{number} may be null though there is a default, so that `WHERE NOT` and `== False` miss rows: {names}',
  advice: 'Make them `NOT NULL` with a `server_default`, after filling the rows that hold null.',
  check({ backend }, report) {
    const flags = columnsOf(
      backend.data.tables,
      (column) =>
        column.type === 'BOOLEAN' &&
        column.nullable &&
        [column.default, column.serverDefault].some((given) => given !== null && !/^(none|null)$/i.test(given)),
    )
    const [main] = flags
    if (!main) return
    report.found({
      at: main.column.at,
      subject: 'flags',
      arguments: { number: count(flags.length, 'flag'), names: first(flags.map(nameOf), 5) },
      related: others(flags),
    })
  },
})
