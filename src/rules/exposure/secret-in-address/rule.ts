import { rule } from '../../rule.ts'

export default rule({
  title: 'A secret travels in the address',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-598', 'API2:2023'],
  message: '`{operation}` takes `{parameter}` as a query parameter',
  advice: 'Take it from the body, `OAuth2PasswordRequestForm` or a model, or from a header.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const secret = operation.parameters.find((one) => one.in === 'query' && SECRET.test(one.name))
      if (!secret) continue
      const handler = code.functionAt(operation.handler)
      const own = handler?.node.parameters.find(({ name }) => name === secret.name)
      // A field of a model that filters a list is no password somebody types.
      if (!own && /passw|pwd/i.test(secret.name)) continue
      report.found({
        at:
          handler && own
            ? handler.file.place({ start: own.start, end: own.start + own.name.length })
            : operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, parameter: secret.name },
        ...(/passw|pwd/i.test(secret.name) ? {} : { severity: 'low' }),
        proof: operation.wiring,
      })
    }
  },
})

/** A one-time link of a mail is an address by nature; a password or a lasting key is not. */
const SECRET =
  /^(\w*_)?(password|passwd|pwd|passphrase|client_secret|secret_key|api_?key|access_token|refresh_token|private_key)$/i
