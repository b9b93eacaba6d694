import { rule } from '../../rule.ts'
import { runsInTask } from '../../concurrency/functions.ts'
import { roundOf } from '../../queries/rounds.ts'

export default rule({
  title: 'A language model is asked once for each thing, inside of a request',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  weaknesses: ['API4:2023'],
  message: '`{operation}` asks `{library}` in a loop, one after the other: the caller waits for all of them',
  advice: 'Leave it to a job, ask for several in one call, or several at once with a limit.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations)
      for (const { kind, library, inLoop, chain } of operation.effects) {
        if (kind !== 'model' || !inLoop || runsInTask(code, chain)) continue
        const round = roundOf(code, chain)
        if (!round || round.loop.kind !== 'For') continue
        report.found({
          at: round.step.at,
          subject: operation.id,
          arguments: { operation: operation.id, library },
          cause: JSON.stringify(round.step.at),
          related: [{ what: 'the loop', at: round.file.place(round.loop) }],
          proof: chain,
        })
      }
  },
})
