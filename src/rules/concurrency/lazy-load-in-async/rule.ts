import type { Operation, Step } from '../../../model/index.ts'
import { lazilySerialized, tableOfClass } from '../../../model/queries/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { type Written, rule } from '../../rule.ts'
import { isAsyncSession, lastOf } from '../../queries/rounds.ts'

export default rule({
  title: 'A relationship is loaded on access by an async session',
  severity: 'high',
  confidence: 'medium',
  message:
    '`{class}.{relationship}` is read{reader}, but the async session did not load it: this raises `MissingGreenlet`',
  advice:
    'Load it in the statement, `.options(selectinload({class}.{relationship}))`, or before it is read: `await session.refresh(row, ["{relationship}"])`.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      for (const one of operation.trace?.followUps ?? []) {
        if (one.relationship === '' || !isAsyncSession(one.loader)) continue
        if (
          isLoadedOtherwise({ backend, code }, operation, one.class, one.relationship) ||
          runsInGreenlet(code, one.chain)
        )
          continue
        report.found({
          at: lastOf(one.chain),
          subject: `${one.class}.${one.relationship}`,
          arguments: { class: one.class, relationship: one.relationship, reader: '' },
          cause: `${one.class}.${one.relationship} ${JSON.stringify(lastOf(one.chain))}`,
          related: [{ what: 'the statement that loaded the row', at: lastOf(one.loadedBy) }],
          proof: [...one.loadedBy, ...one.chain],
        })
      }
      for (const rows of operation.trace?.rows ?? []) {
        if (!isAsyncSession(rows.loader)) continue
        for (const { owner, relationship } of lazilySerialized(backend, operation, rows)) {
          if (isLoadedOtherwise({ backend, code }, operation, owner, relationship.name)) continue
          report.found({
            at: lastOf(rows.loadedBy),
            subject: operation.id,
            arguments: {
              class: owner,
              relationship: relationship.name,
              reader: ` by the answer of \`${operation.id}\``,
            },
            cause: `${owner}.${relationship.name} ${JSON.stringify(lastOf(rows.loadedBy))}`,
            related: [{ what: `the relationship \`${relationship.name}\``, at: relationship.at }],
            proof: rows.loadedBy,
          })
        }
      }
    }
  },
})

/** Another statement of the operation loads it, or something asks for it by name: the session may know the row. */
function isLoadedOtherwise({ backend }: Written, operation: Operation, owner: string, name: string): boolean {
  const table = tableOfClass(backend, owner)
  if (!table) return true
  const loads = operation.statements.flatMap((one) => one.loads)
  if (
    loads.some(
      (load) => load === '(unknown)' || (load.split(' ')[0]!.split('.').includes(name) && !load.endsWith(' lazy')),
    )
  )
    return true
  return (operation.trace?.calls ?? []).some(
    (call) =>
      call.path.endsWith('.refresh') &&
      call.arguments.some((one) => Array.isArray(one.value) && one.value.includes(name)),
  )
}

/** `run_sync` and `awaitable_attrs` load as the library wants it. */
const runsInGreenlet = (code: Code, chain: readonly Step[]): boolean =>
  chain.slice(1).some(({ at }) => /run_sync|awaitable_attrs/.test(lineOf(code, at)))
const lineOf = (code: Code, at: Step['at']): string => code.file(at.file)?.source.split('\n')[at.line - 1] ?? ''
