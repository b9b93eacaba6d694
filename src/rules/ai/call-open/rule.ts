import { rule } from '../../rule.ts'
import { answersOf } from '../models.ts'

const LIMITS = /(rate.?limit|limiter|throttl|slowapi|captcha|turnstile|quota)/i

export default rule({
  title: 'Anybody can spend the money of a model',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['API4:2023', 'CWE-770'],
  message: '`{operation}` asks `{call}` for whoever calls, without credentials or a limit',
  advice: 'Ask for credentials, or limit what one address may ask and what all of them may spend in a day.',
  check({ backend, code }, report) {
    const limited = new Set(
      backend.api.applications
        .filter((one) => one.middleware.some(({ name }) => LIMITS.test(name)))
        .map(({ id }) => id),
    )
    for (const operation of backend.api.operations) {
      if (operation.access.state !== 'public' || limited.has(operation.application)) continue
      const [call] = answersOf(operation)
      if (!call || mentionsLimit(operation.trace!.calls) || operation.trace!.refusals.some((one) => one.status === 429))
        continue
      const handler = code.functionAt(operation.handler)
      if (handler?.node.decorators.some((one) => LIMITS.test(handler.file.text(one)))) continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, call: call.path },
        proof: [...operation.wiring, ...call.chain],
      })
    }
  },
})

const mentionsLimit = (calls: readonly { readonly path: string }[]): boolean =>
  calls.some((one) => LIMITS.test(one.path))
