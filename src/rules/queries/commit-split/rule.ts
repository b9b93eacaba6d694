import type { Call, Operation, Statement } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { lastOf } from '../rounds.ts'

export default rule({
  title: 'One operation, two transactions',
  severity: 'medium',
  confidence: 'medium',
  message: '`{operation}` commits `{first}` and then writes `{second}`: when that fails, half of it is done',
  advice: 'Let helpers write and flush only, and commit once where the operation begins.',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      const split = splitOf(operation)
      if (!split) continue
      report.found({
        at: lastOf(split.commit.chain),
        subject: operation.id,
        arguments: {
          operation: operation.id,
          first: split.before.tables.join(', '),
          second: split.after.tables.join(', '),
        },
        cause: `${JSON.stringify(lastOf(split.commit.chain))} ${JSON.stringify(lastOf(split.after.chain))}`,
        related: [
          { what: `commits ${split.before.tables.join(', ')}`, at: lastOf(split.commit.chain) },
          { what: `writes ${split.after.tables.join(', ')} afterwards`, at: lastOf(split.after.chain) },
        ],
        proof: [...split.before.chain, ...split.commit.chain, ...split.after.chain],
      })
    }
  },
})

interface Split {
  readonly before: Statement
  readonly commit: Call
  readonly after: Statement
}

/** A write, its commit in a helper, and a write to another table that another commit stores, always one after the other. */
function splitOf(operation: Operation): Split | null {
  const writes = operation.statements.filter((one) => /^(insert|delete)$/.test(one.verb) && one.tables.length > 0)
  const commits = (operation.trace?.calls ?? []).filter(
    (one) => COMMIT.test(one.path) && !one.inLoop && one.conditions.length === 0,
  )
  const [commit] = commits
  // The first commit is made by a helper that is called for its own sake.
  if (!commit || commits.length < 2 || commit.chain.length < 3) return null
  const where = `(${lastOf(commit.chain).file}:${lastOf(commit.chain).line})`
  const before = writes.find((one) => one.transaction.includes(where))
  const after = writes.find(
    (one) =>
      one.transaction.startsWith('committed in') && !one.transaction.includes(where) && isUnconditional(operation, one),
  )
  if (!before || !after || after.tables.some((table) => before.tables.includes(table))) return null
  return { before, commit, after }
}

const COMMIT = /^(sqlalchemy|sqlmodel)\..*(Session|Connection|scoped_session)\.commit$/

/** What happens only sometimes may be meant as a step of its own. */
const isUnconditional = (operation: Operation, { chain }: Statement): boolean =>
  (operation.trace?.calls ?? []).some(
    (call) => call.conditions.length === 0 && JSON.stringify(lastOf(call.chain)) === JSON.stringify(lastOf(chain)),
  )
