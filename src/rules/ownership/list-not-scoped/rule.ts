import { isAdministration, isOpenToCallers, isShared, peersOf } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { askedAt } from '../handler.ts'
import { openLists } from '../lists.ts'

export default rule({
  title: 'A list holds the rows of everyone',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-639', 'API1:2023'],
  message:
    '`{operation}` lists all rows of `{table}` and not by `{column}`, as {restricted} of {all} operations on it do',
  advice: 'Filter by the caller: `{column}` says whose a row is.',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      if (isAdministration(operation) || !isOpenToCallers(operation)) continue
      for (const { statement, table, path } of openLists(backend, operation)) {
        const { restricted, all } = peersOf(backend, table)
        if (restricted.length < 2 || restricted.length * 2 <= all.length || isShared(backend, table)) continue
        report.found({
          at: askedAt(operation, statement),
          subject: operation.id,
          arguments: {
            operation: operation.id,
            table: table.name,
            restricted: restricted.length,
            all: all.length,
            column: `${table.name}.${path.columns[0] ?? ''}`,
          },
          confidence: restricted.length >= 3 && restricted.length >= all.length * 0.75 ? 'high' : 'medium',
          proof: [...statement.chain, ...path.steps],
          related: restricted.slice(0, 3).map((one) => ({ what: `${one.id} restricts them`, at: one.handler })),
        })
      }
    }
  },
})
