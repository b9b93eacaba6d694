import { rule } from '../../rule.ts'
import { commitsElsewhere, isUncommitted, isWrite, mayCommitUnseen } from '../transactions.ts'

export default rule({
  title: 'A write is never committed',
  severity: 'high',
  confidence: 'medium',
  message: '`{operation}` writes `{tables}` and nothing commits: the rows are rolled back when the session ends',
  advice:
    'Commit when all is written, `session.commit()`, in the handler or in the dependency that opened the session.',
  check({ backend, code }, report) {
    // A project that never commits does so in a way that is not understood here.
    const others = backend.api.operations.some((one) =>
      one.statements.some((each) => isWrite(each) && !isUncommitted(each)),
    )
    if (!others || commitsElsewhere(code)) return
    for (const operation of backend.api.operations) {
      const writes = operation.statements.filter(isWrite)
      const [first] = writes
      if (!first || !writes.every((one) => isUncommitted(one) && one.tables.length > 0)) continue
      if (mayCommitUnseen(operation)) {
        report.unknown('how the transaction of an operation ends')
        continue
      }
      report.found({
        at: first.chain.at(-1)!.at,
        subject: operation.id,
        arguments: { operation: operation.id, tables: [...new Set(writes.flatMap((one) => one.tables))].join(', ') },
        cause: JSON.stringify(first.chain.at(-1)!.at),
        proof: first.chain,
      })
    }
  },
})
