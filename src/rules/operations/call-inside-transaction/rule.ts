import type { Call, Effect, Operation } from '../../../model/index.ts'
import { runsInTask } from '../../concurrency/functions.ts'
import { rule } from '../../rule.ts'
import { COMMIT, LOCKS, impliedBy, straightCalls } from '../order.ts'

export default rule({
  title: 'A call to another service inside of a transaction',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-667'],
  message:
    '`{operation}` waits for {service} between writing and committing: rows and a connection stay locked as long',
  advice: 'Call the other service before the first write or after the commit, or leave it to a job.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const found = waitingIn(operation)
      if (!found || runsInTask(code, found.call.chain)) continue
      report.found({
        at: found.call.chain.at(-1)!.at,
        subject: operation.id,
        arguments: { operation: operation.id, service: `\`${found.effect.library}\`` },
        cause: JSON.stringify(found.call.chain.at(-1)!.at),
        related: [
          { what: 'writes', at: found.write.chain.at(-1)!.at },
          { what: 'commits', at: found.commit.chain.at(-1)!.at },
        ],
        proof: [...found.write.chain, ...found.call.chain, ...found.commit.chain],
      })
    }
  },
})

interface Waiting {
  readonly write: Call
  readonly call: Call
  readonly commit: Call
  readonly effect: Effect
}

/** A change that is sent, a call that waits, and the commit after it, in this order and always together. */
function waitingIn(operation: Operation): Waiting | null {
  const calls = straightCalls(operation)
  let write: Call | null = null
  let waiting: { readonly call: Call; readonly effect: Effect } | null = null
  for (const call of calls) {
    if (COMMIT.test(call.path)) {
      if (write && waiting && impliedBy(call, waiting.call)) return { write, ...waiting, commit: call }
      write = waiting = null
    } else if (LOCKS.test(call.path)) write = call
    else if (write && !waiting && impliedBy(write, call)) {
      const effect = operation.effects.find(
        (one) => SLOW.test(one.kind) && isSame(one, call) && !ONLY_PREPARES.test(one.what),
      )
      if (effect) waiting = { call, effect }
    }
  }
  return null
}

const SLOW = /^(outbound|model|mail)$/
const ONLY_PREPARES = /construct_event|verify|count_tokens/
const isSame = (effect: Effect, call: Call): boolean =>
  JSON.stringify(effect.chain.map((step) => step.at)) === JSON.stringify(call.chain.map((step) => step.at))
