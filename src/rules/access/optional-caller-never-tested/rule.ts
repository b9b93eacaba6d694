import type { Backend, Operation, Principal } from '../../../model/index.ts'
import { meantForEveryone } from '../../../model/queries/index.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { asksForMe, isWrite } from '../exposed.ts'
import { usesOf } from '../uses.ts'

export default rule({
  title: 'A caller who may be nobody is never tested',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-306', 'CWE-287', 'API2:2023'],
  message: '`{operation}` lets callers in without credentials: `{caller}` may be `None`, and {handler} {what}',
  advice: 'Answer 401 when `{caller}` is `None`, or depend on a check that refuses.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const untested = operation.access.state === 'optional' ? untestedCaller(operation, backend, code) : null
      if (!untested) continue
      report.found({
        at: untested.caller.at.file === operation.handler.file ? untested.caller.at : operation.handler,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          caller: untested.caller.name,
          handler: `\`${untested.handler.node.name}\``,
          what: untested.what,
        },
        cause: `${operation.handler.file}:${operation.handler.line}`,
        severity: untested.fails ? 'medium' : 'high',
        confidence: asksForMe(operation) || untested.fails ? 'high' : 'medium',
        proof: [
          ...operation.wiring,
          { what: `asks for ${untested.caller.name}, and takes no answer`, at: untested.caller.at },
          { what: `${untested.handler.node.name} ${untested.what}`, at: operation.handler },
        ],
      })
    }
  },
})

interface Untested {
  readonly caller: Principal
  readonly handler: CodeFunction
  readonly what: string
  /** Nobody gets anything but an error. */
  readonly fails: boolean
}

function untestedCaller(operation: Operation, backend: Backend, code: Code): Untested | null {
  const handler = code.functionAt(operation.handler)
  const callers = operation.access.principals.filter((one) =>
    handler?.node.parameters.some((parameter) => parameter.name === one.name),
  )
  const [caller] = callers
  if (!handler || !caller || meantForEveryone(operation, backend)) return null
  const uses = callers.map((one) => usesOf(one.name, handler.node.body))
  if (uses.some(({ tested, handedOn }) => tested || handedOn)) return null
  const fails = uses.some(({ read }) => read.length > 0)
  const used = uses.some((one) => one.used)
  // To leave a reader's name unused is a way to say that reading is free.
  if (!used && !changesSomething(operation, handler)) return null
  if (used && !fails && !asksForMe(operation)) return null
  const what = fails ? 'reads from it without a test' : used ? 'hands it out without a test' : 'never looks at it'
  return { caller, handler, what, fails }
}

/** By itself: what the dependencies write, to remember a caller, is theirs. */
const changesSomething = (operation: Operation, { node }: CodeFunction): boolean =>
  isWrite(operation) &&
  (operation.method !== 'post' ||
    operation.statements.some(({ verb, chain }) => verb !== 'select' && chain[0]?.what === node.name))
