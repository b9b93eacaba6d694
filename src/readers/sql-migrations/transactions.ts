import type { RunnableStep, Script } from '../../model/history.ts'
import type { Transaction } from './found.ts'
import type { ReadStatement } from './script.ts'
import { transactionWord } from './statements.ts'

/**
 * Which statements share a transaction. `BEGIN` and `COMMIT` of the script decide where the tool opens none; between
 * two of such stretches a bare `COMMIT` is left, so that the locks of the first do not seem to last.
 */
export function withTransactions(
  read: readonly ReadStatement[],
  transaction: Transaction,
  possible: boolean,
): Script<RunnableStep> {
  const words = read.map(({ tree }) => (tree ? transactionWord(tree) : null))
  const statements = words.filter((word) => word === null).length
  const around =
    transaction === 'around' ||
    (transaction === 'where possible' && possible) ||
    (transaction === 'one message' && statements > 1)
  const steps: RunnableStep[] = []
  let open = around
  for (const [index, one] of read.entries()) {
    const word = words[index]
    if (word === null) steps.push(stepOf(one, !open))
    else if (word === 'begin') open = true
    else {
      // What the tool opened around the script ends here as well.
      open = false
      steps.push({ sql: 'COMMIT', at: one.at, outsideTransaction: true, notReproduced: null })
    }
  }
  return { steps: withoutLastCommit(steps), transactional: steps.some((one) => !one.outsideTransaction), refuses: null }
}

const stepOf = ({ sql, at, notReproduced }: ReadStatement, outsideTransaction: boolean): RunnableStep => ({
  sql,
  at,
  outsideTransaction,
  notReproduced,
})

/** It ends with the script anyway. */
function withoutLastCommit(steps: readonly RunnableStep[]): readonly RunnableStep[] {
  const last = steps.findLastIndex((one) => one.sql !== 'COMMIT')
  return steps.filter((one, index) => one.sql !== 'COMMIT' || index < last)
}
