import { rule } from '../../rule.ts'
import { isLimited, isMarkedLimited } from '../limits.ts'
import { guessAt } from '../logins.ts'

export default rule({
  title: 'Passwords may be tried without a limit',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-307', 'API2:2023', 'API4:2023'],
  message: '`{operation}`{more} {what} as often as anybody likes{peer}',
  advice:
    'Count tries per account and per address, and answer 429 beyond a few a minute, for example with `slowapi` or a counter in Redis.',
  check({ backend, code }, report) {
    const peer = backend.api.operations.find((operation) => isMarkedLimited(code, operation))
    const open = backend.api.operations.flatMap((operation) => {
      const guess = guessAt(backend, operation)
      return guess && !isLimited(backend, code, operation) ? [{ operation, guess }] : []
    })
    for (const { operation, guess } of open) {
      const others = peer ? 0 : open.filter((one) => one.operation.application === operation.application).length - 1
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          more: others > 0 ? ` (and ${others} more)` : '',
          what: guess === 'login' ? 'takes guesses' : 'starts a reset',
          peer: peer ? `, while \`${peer.id}\` is limited` : '; nothing here is limited',
        },
        ...(peer
          ? { confidence: 'high', related: [{ what: `${peer.id} is limited`, at: peer.handler }] }
          : { cause: `${operation.application} has no limits` }),
        proof: operation.wiring,
      })
    }
  },
})
