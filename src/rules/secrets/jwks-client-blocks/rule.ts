import { rule } from '../../rule.ts'

export default rule({
  title: 'Fetching keys blocks every request',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-400', 'API4:2023'],
  message: '`{function}` is asynchronous and calls `PyJWKClient.{method}`, which fetches keys while everything waits',
  advice:
    'Call it in a thread, `await anyio.to_thread.run_sync(client.get_signing_key_from_jwt, token)`, or make the dependency a plain `def`.',
  check({ code }, report) {
    const clients = code.calls(/^jwt\.(jwks_client\.)?PyJWKClient$/, /\bPyJWKClient\b/)
    if (clients.length === 0) return
    for (const call of code.calls(/(^|\.)(get_signing_key_from_jwt|get_signing_key|get_signing_keys|get_jwk_set)$/)) {
      if (!call.within?.node.async || call.node.callee.kind !== 'Attribute') continue
      report.found({
        at: call.file.place(call.node),
        subject: call.within.qualname,
        arguments: { function: call.within.qualname, method: call.node.callee.name },
        related: clients.slice(0, 1).map((one) => ({ what: 'the client is made', at: one.file.place(one.node) })),
      })
    }
  },
})
