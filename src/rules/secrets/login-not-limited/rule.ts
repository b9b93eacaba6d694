import { rule } from '../../rule.ts'
import { isLimited, isMarkedLimited } from '../limits.ts'
import { guessAt } from '../logins.ts'

export default rule({
  title: 'Passwords may be tried without a limit',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-307', 'API2:2023', 'API4:2023'],
  message: '`{operation}` {what} as often as anybody likes{peer}',
  advice:
    'Count tries per account and per address, and answer 429 beyond a few a minute, for example with `slowapi` or a counter in Redis.',
  check({ backend, code }, report) {
    const limited = backend.api.operations.find((operation) => isMarkedLimited(code, operation))
    for (const operation of backend.api.operations) {
      const guess = guessAt(backend, operation)
      if (!guess || isLimited(backend, code, operation)) continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          what: guess === 'login' ? 'takes guesses' : 'starts a reset',
          peer: limited ? `, while \`${limited.id}\` is limited` : '; nothing here is limited',
        },
        ...(limited
          ? { confidence: 'high', related: [{ what: `${limited.id} is limited`, at: limited.handler }] }
          : { cause: `${operation.application} has no limits` }),
        proof: operation.wiring,
      })
    }
  },
})
