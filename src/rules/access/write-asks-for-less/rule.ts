import type { Operation } from '../../../model/index.ts'
import { changesData, demands } from '../../../model/queries/index.ts'
import { rule } from '../../rule.ts'
import { commonGuard } from '../caller.ts'
import { ownStatements } from '../own.ts'
import { asksForRole, refusalsOfLogin } from '../roles.ts'

export default rule({
  title: 'A write asks for less than the others beside it',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-862', 'API5:2023'],
  message:
    '`{operation}` is open to every caller (`{guard}`), while all {peers} other writes of `{collection}` ask for {role}',
  advice: 'Ask for the same role or scope here, or let only rows of the caller be touched.',
  check({ backend, code }, report) {
    const closed = backend.api.operations.filter(({ access }) => access.state === 'enforced')
    const login = refusalsOfLogin(closed)
    for (const writes of byCollection(closed.filter(changesByMethod)).values()) {
      const asking = writes.filter((one) => demands(one.access).length > 0)
      const isScoped = (one: Operation): boolean => {
        const handler = code.functionAt(one.handler)
        // A handler that is not told who calls cannot keep them to what is theirs.
        const knows =
          handler === null ||
          handler.owner !== null ||
          one.access.principals.some(({ name }) => handler.node.parameters.some((parameter) => parameter.name === name))
        return ownStatements(one, handler).some(({ scoped }) => scoped === 'yes' || (scoped === 'unknown' && knows))
      }
      // Where all are kept to rows of the caller, their newspaper say, that is no reason to ask for less.
      const allScoped = asking.length > LEAST && asking.every(isScoped)
      const plain = writes.filter((one) => demands(one.access).length === 0 && (allScoped || !isScoped(one)))
      const [operation] = plain
      if (!operation || plain.length > 1 || asking.length < LEAST || asksForRole(operation, code, login)) continue
      if (!operation.trace?.complete) {
        report.unknown('what an operation does')
        continue
      }
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          guard: commonGuard([operation]) || 'credentials',
          peers: asking.length,
          collection: collectionOf(operation),
          role: [...new Set(asking.flatMap(({ access }) => demands(access)))].map((one) => `\`${one}\``).join(' or '),
        },
        proof: [...operation.wiring, { what: `${operation.name} asks for no role`, at: operation.handler }],
        related: asking.map((one) => ({
          what: `${one.id} asks for ${demands(one.access).join(', ')}`,
          at: one.handler,
        })),
      })
    }
  },
})

/** One peer may be the exception itself. */
const LEAST = 2

const changesByMethod = (operation: Operation): boolean => operation.method !== 'get' && changesData(operation)

/** `/books` for `/books`, `/books/{book_id}` and `/books/{book_id}/publish`. */
const collectionOf = ({ path }: Operation): string => /^[^{]*[^{/]/.exec(path)?.[0] ?? path

function byCollection(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const found = new Map<string, Operation[]>()
  for (const one of operations) {
    const key = `${one.application} ${collectionOf(one)}`
    const known = found.get(key)
    if (known) known.push(one)
    else found.set(key, [one])
  }
  return found
}
