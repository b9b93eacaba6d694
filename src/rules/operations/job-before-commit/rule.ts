import type { Call, Effect, Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { COMMIT, WRITES, impliedBy, straightCalls } from '../order.ts'

export default rule({
  title: 'A job is started before its rows are committed',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-362'],
  message:
    '`{operation}` hands `{job}` to {library} before the commit: the worker may look for rows that are not there yet, or never will be',
  advice: 'Start the job after the commit, or store it in the same transaction (an outbox).',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      const found = earlyJob(operation)
      if (!found) continue
      report.found({
        at: found.job.chain.at(-1)!.at,
        subject: operation.id,
        arguments: { operation: operation.id, job: found.effect.what, library: found.effect.library },
        cause: JSON.stringify(found.job.chain.at(-1)!.at),
        related: [
          { what: 'writes', at: found.write.chain.at(-1)!.at },
          { what: 'commits', at: found.commit.chain.at(-1)!.at },
        ],
        proof: [...found.write.chain, ...found.job.chain, ...found.commit.chain],
      })
    }
  },
})

interface Early {
  readonly write: Call
  readonly job: Call
  readonly commit: Call
  readonly effect: Effect
}

/** A write, a job for a worker elsewhere, and the commit only then. */
function earlyJob(operation: Operation): Early | null {
  const calls = straightCalls(operation)
  let write: Call | null = null
  let started: { readonly job: Call; readonly effect: Effect } | null = null
  for (const call of calls) {
    if (COMMIT.test(call.path)) {
      if (write && started && impliedBy(call, started.job)) return { write, ...started, commit: call }
      write = started = null
    } else if (WRITES.test(call.path)) write = call
    else if (write && !started && impliedBy(write, call)) {
      const effect = operation.effects.find(
        (one) => one.kind === 'job' && WORKERS.test(one.library) && isSame(one, call),
      )
      if (effect) started = { job: call, effect }
    }
  }
  return null
}

/** Queues another process takes from at once; a background task waits for the answer. */
const WORKERS = /^(celery|taskiq|arq|dramatiq|rq|sqs|kafka|rabbitmq|pubsub|cloud-tasks)$/
const isSame = (effect: Effect, call: Call): boolean =>
  JSON.stringify(effect.chain.map((step) => step.at)) === JSON.stringify(call.chain.map((step) => step.at))
