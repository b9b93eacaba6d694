import type { Operation, Step } from '../../../model/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Refusals the contract does not mention',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: '`{operation}` refuses with {statuses}, and the contract of {where} says nothing of it',
  advice: 'Name them in `responses=`, of the operation or once for its router.',
  check({ backend }, report) {
    const published = new Set(backend.api.applications.filter((one) => one.published).map(({ id }) => id))
    const operations = backend.api.operations.filter((one) => one.published && published.has(one.application))
    const documenting = operations.some((one) => documented(one).size > 0)
    for (const operation of operations)
      for (const [cause, refusals] of byCause(operation)) {
        const statuses = [...refusals.keys()].toSorted((a, b) => a - b)
        report.found({
          at: operation.handler,
          subject: operation.id,
          arguments: {
            operation: operation.id,
            statuses: statuses.join(', '),
            where: documenting ? 'the operation' : 'the whole application',
          },
          cause: documenting ? cause : operation.application,
          proof: refusals.get(statuses[0]!) ?? [],
        })
      }
  },
})

/** What a dependency or a shared function raises is one cause; what handlers raise themselves, one for each file. */
function byCause(operation: Operation): ReadonlyMap<string, ReadonlyMap<number, readonly Step[]>> {
  const causes = new Map<string, Map<number, readonly Step[]>>()
  for (const [status, chain] of undocumented(operation)) {
    const place = chain.at(-1)?.at
    const own =
      chain.length <= 2 && chain[0]?.at.file === operation.handler.file && chain[0].at.line === operation.handler.line
    const cause = own || !place ? operation.handler.file : place.file
    const refusals = causes.get(cause) ?? new Map<number, readonly Step[]>()
    causes.set(cause, refusals.set(status, chain))
  }
  return causes
}

/** FastAPI itself mentions 422; the rest was written by somebody. */
const documented = ({ responses }: Operation): ReadonlySet<string> =>
  new Set(responses.map(({ status }) => status).filter((status) => /^[45]|default/.test(status) && status !== '422'))

function undocumented(operation: Operation): ReadonlyMap<number, readonly Step[]> {
  const known = documented(operation)
  const found = new Map<number, readonly Step[]>()
  for (const { status, escapes, chain } of operation.trace?.refusals ?? []) {
    const told = known.has(String(status)) || known.has('default') || known.has(`${String(status)[0]}XX`)
    if (escapes && status !== null && status >= 400 && status < 500 && status !== 422 && !told && !found.has(status))
      found.set(status, chain)
  }
  return found
}
