import type { Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'An operation outside of the version',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  message: '`{operation}` has no version in its path; {peers} operations here stand below one, as `{version}`',
  advice: 'Include it with the prefix of the others, or say why it has no version.',
  check({ backend }, report) {
    const operations = backend.api.operations.filter(
      (one) => one.published && isData(one) && !OF_ITS_OWN.test(one.path),
    )
    const versions = operations.flatMap((one) => versionOf(one) ?? [])
    const without = operations.filter((one) => versionOf(one) === null)
    const [version] = versions
    if (version === undefined || versions.length < 9 || versions.length < operations.length * 0.9) return
    for (const operation of without)
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, peers: versions.length, version },
        cause: 'version',
        proof: operation.wiring,
      })
  },
})

/** What others call by a fixed path, or nobody builds a client for. */
const OF_ITS_OWN =
  /^\/?$|\/(health\w*|read[iy]\w*|live\w*|ping|status|version|info|metrics|docs|redoc|openapi|favicon|robots|\.well-known|oauth2?|auth|login|logout|token|callback|webhooks?|hooks?|admin|static|internal|mcp|ws)\b/i

/** Pages and files are for browsers, which follow links. */
const isData = ({ responses }: Operation): boolean =>
  responses.some(({ status, content }) => status.startsWith('2') && 'application/json' in content)

const versionOf = ({ path }: Operation): string | null => /\/v\d+(?=\/|$)/.exec(path)?.[0] ?? null
