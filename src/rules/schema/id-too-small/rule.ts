import { statementsByTable } from '../../../model/queries/index.ts'
import { first } from '../../list.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A counter that ends at two thousand million',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  message: 'Rows are added in loops to tables whose key is an `INTEGER`, which ends at 2,147,483,647: {tables}',
  advice: 'Use `BigInteger` (an identity or `BIGSERIAL`) for tables that are written in bulk.',
  check({ backend }, report) {
    const uses = statementsByTable(backend)
    const small = backend.data.tables.filter((table) => {
      const [key, ...rest] = table.primaryKey?.columns ?? []
      const column = table.columns.find(({ name }) => name === key)
      if (!column || rest.length > 0 || !/^(INTEGER|SMALLINT)$/.test(column.type)) return false
      if (!column.autoincrement && column.identity === null) return false
      return (uses.get(table.id) ?? []).some(({ statement }) => statement.verb === 'insert' && statement.inLoop)
    })
    const [main] = small
    if (!main) return
    report.found({
      at: main.at,
      subject: 'keys',
      arguments: {
        tables: first(
          small.map(({ id }) => id),
          6,
        ),
      },
      related: small.slice(1, 12).map(({ id, at }) => ({ what: id, at })),
    })
  },
})
