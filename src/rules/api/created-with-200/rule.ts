import type { Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A creation that answers 200 among others that answer 201',
  severity: 'low',
  confidence: 'medium',
  message: '`{operation}` creates a `{table}` and answers 200; {peers} other creations here answer 201',
  advice: 'Declare `status_code=201`, as the others do.',
  check({ backend }, report) {
    const creations = backend.api.operations.flatMap((operation) => {
      const table = createdBy(operation)
      return table === null || !operation.published ? [] : [{ operation, table, status: statusOf(operation) }]
    })
    const peers = creations.filter(({ status }) => status === '201').length
    const deviants = creations.filter(({ status }) => status === '200')
    // The habit of the project is the measure: without one there is nothing to deviate from.
    if (peers < 3 || deviants.length * 3 > peers) return
    for (const { operation, table } of deviants)
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, table, peers },
        cause: 'creations',
      })
  },
})

const statusOf = ({ responses }: Operation): string =>
  responses.find(({ status }) => status.startsWith('2'))?.status ?? ''

/** The table a POST adds its row to, as its name says too. */
function createdBy({ method, name, statements }: Operation): string | null {
  if (method !== 'post' || !/^(create|add|register|new|insert|post)(_|$)/i.test(name)) return null
  return statements.find(({ verb, inLoop }) => verb === 'insert' && !inLoop)?.tables[0] ?? null
}
