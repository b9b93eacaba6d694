import type { Fix, Operation } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { withKeyword } from '../../fixes.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A creation that answers 200 among others that answer 201',
  severity: 'low',
  confidence: 'medium',
  message: '`{operation}` creates a `{table}` and answers 200; {peers} other creations here answer 201',
  advice: 'Declare `status_code=201`, as the others do.',
  check({ backend, code }, report) {
    const named = deviantsAmong(backend.api.operations, new Set())
    // Paths say it less clearly than names, so what they add must fit the habit by itself.
    const found = new Map(
      [...named, ...deviantsAmong(backend.api.operations, collectionsOf(backend.api.operations))].map((one) => [
        one.operation,
        one,
      ]),
    )
    for (const { operation, table, peers } of found.values())
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, table, peers },
        cause: 'creations',
        fix: declared(code, operation),
      })
  },
})

/** In the decorator of the route, when it says no status yet. */
function declared(code: Code, operation: Operation): Fix | null {
  const handler = code.functionAt(operation.handler)
  const [decorator, ...more] = handler?.node.decorators.filter((one) => one.kind === 'Call') ?? []
  if (!handler || decorator?.kind !== 'Call' || more.length > 0) return null
  return withKeyword(handler.file, decorator, 'status_code', '201', false)
}

interface Deviant {
  readonly operation: Operation
  readonly table: string
  readonly peers: number
}

function deviantsAmong(operations: readonly Operation[], collections: ReadonlySet<string>): readonly Deviant[] {
  const creations = operations.flatMap((operation) => {
    const table = createdBy(operation, collections)
    return table === null || !operation.published ? [] : [{ operation, table, status: statusOf(operation) }]
  })
  const peers = creations.filter(({ status }) => status === '201').length
  const deviants = creations.filter(({ status }) => status === '200')
  // The habit of the project is the measure: without one there is nothing to deviate from.
  if (peers < 3 || deviants.length * 3 > peers) return []
  return deviants.map(({ operation, table }) => ({ operation, table, peers }))
}

const statusOf = ({ responses }: Operation): string =>
  responses.find(({ status }) => status.startsWith('2'))?.status ?? ''

const keyOf = ({ application, path }: Operation): string => `${application} ${path.replace(/\/$/, '')}`

/** Paths that list what a POST to them adds to, or below which one of it stands. */
const collectionsOf = (operations: readonly Operation[]): ReadonlySet<string> =>
  new Set(operations.filter(({ method, path }) => method === 'get' && !path.endsWith('}')).map(keyOf))

/** The table a POST adds its row to, as its name or its path says too. */
function createdBy(operation: Operation, collections: ReadonlySet<string>): string | null {
  const { method, name, statements } = operation
  const says = /^(create|add|register|new|insert|post)(_|$)/i.test(name) || collections.has(keyOf(operation))
  if (method !== 'post' || !says) return null
  return statements.find(({ verb, inLoop }) => verb === 'insert' && !inLoop)?.tables[0] ?? null
}
