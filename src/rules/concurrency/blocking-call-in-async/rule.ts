import type { Call, Operation, Place } from '../../../model/index.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { type Subject, rule } from '../../rule.ts'
import { asyncCaller } from '../functions.ts'
import { BLOCKING, PLAIN_SESSION } from './blocking.ts'

export default rule({
  title: 'An async function waits without giving way',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-834', 'API4:2023'],
  message: '`async def {function}` waits for {what} in `{call}`: nobody else is served meanwhile',
  advice: 'In async code {instead}; or make the whole way plain `def`, which FastAPI runs in a thread.',
  check(subject, report) {
    for (const operation of subject.backend.api.operations)
      for (const one of blockingOf(subject, operation)) {
        const { call, caller } = one
        report.found({
          at: one.at,
          subject: operation.id,
          arguments: argumentsOf(one),
          cause: one.cause,
          related: [{ what: `\`async def ${caller.node.name}\``, at: caller.file.placeOfName(caller.node) }],
          proof: call.chain,
        })
      }
  },
})

interface Waiting {
  readonly call: Call
  readonly at: Place
  readonly caller: CodeFunction
  readonly what: string
  readonly instead: string
  readonly cause: string
}

function blockingOf({ code }: Subject, operation: Operation): readonly Waiting[] {
  const found: Waiting[] = []
  let session = false
  for (const call of operation.trace?.calls ?? []) {
    const plain = PLAIN_SESSION.test(call.path)
    const kind = BLOCKING.find((one) => one.calls.test(call.path))
    if (!kind && (!plain || session)) continue
    const way = asyncCaller(code, call.chain)
    if (!way || (kind?.ruff && way.direct)) continue
    const { caller } = way
    if (kind)
      found.push({
        call,
        caller,
        ...kind,
        at: call.chain.at(-1)!.at,
        cause: `${kind.what} ${call.chain.at(-1)!.at.file}`,
      })
    else {
      // One choice of session is one fault, however many handlers use it.
      session = true
      found.push({
        call,
        caller,
        at: way.at,
        what: 'the database',
        instead: 'use an `AsyncSession` with an async driver',
        cause: 'plain session',
      })
    }
  }
  return found
}

const argumentsOf = ({ call, caller, what, instead }: Waiting) => ({
  function: caller.node.name,
  what,
  call: shortened(call.path),
  instead,
})

/** `Session.execute` of `sqlalchemy.orm.Session.execute`. */
const shortened = (path: string): string => path.split('.').slice(-2).join('.')
