import type { Code } from '../../../python/code/code.ts'
import type { Step } from '../../../model/index.ts'
import { type Loop, loopAround, nodeAt } from '../../../python/code/surroundings.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { runsInTask } from '../../concurrency/functions.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A commit for each round of a loop',
  severity: 'low',
  confidence: 'medium',
  weaknesses: ['CWE-1050'],
  message:
    '`{function}` commits in each round of a loop: when one fails, those before stay, and each waits for the disk',
  advice: 'Commit once after the loop; a savepoint (`session.begin_nested()`) lets single rounds fail.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations)
      for (const call of operation.trace?.calls ?? []) {
        if (!call.inLoop || !COMMIT.test(call.path) || runsInTask(code, call.chain)) continue
        const round = loopOf(code, call.chain)
        if (!round) continue
        report.found({
          at: round.step.at,
          subject: operation.id,
          arguments: { function: round.file.around(round.node)?.node.name ?? operation.name },
          // A helper that commits is one cause, wherever it is called.
          cause: call.chain.at(-1)!.at.file,
          related: [{ what: 'the loop', at: round.file.place(round.loop) }],
          proof: call.chain,
        })
      }
  },
})

const COMMIT = /^(sqlalchemy|sqlmodel)\..*(Session|Connection|scoped_session)\.commit$/

/** The loop over things in which a commit stands, in the same function or one call away; batches say so by their names. */
function loopOf(
  code: Code,
  chain: readonly Step[],
): { readonly file: CodeFile; readonly loop: Loop; readonly step: Step; readonly node: never } | null {
  for (const step of chain.slice(1).slice(-3).toReversed()) {
    const file = code.file(step.at.file)
    const node = file && nodeAt(file, step.at, 'Call')
    const loop = file && node ? loopAround(file, node) : null
    if (!file || !loop) continue
    return loop.kind === 'For' && !/batch|chunk|page/i.test(file.text(loop.target) + file.text(loop.iterable))
      ? { file, loop, step, node: node as never }
      : null
  }
  return null
}
