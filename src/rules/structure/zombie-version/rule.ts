import type { Operation, Severity } from '../../../model/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'An old version that still answers',
  severity: 'low',
  confidence: 'medium',
  weaknesses: ['API9:2023'],
  message: '`{older}` still answers next to `{newer}`, {how}',
  advice: 'Give `{older}` the checks of `{newer}` or remove it; mark what stays as deprecated, with a date.',
  check({ backend }, report) {
    const operations = backend.api.operations.flatMap((operation) => versioned(operation) ?? [])
    const newest = new Map<string, Versioned>()
    for (const one of operations) if ((newest.get(one.rest)?.version ?? -1) < one.version) newest.set(one.rest, one)
    for (const one of operations) {
      const newer = newest.get(one.rest)!
      if (newer.version === one.version) continue
      const isOpen = one.operation.access.state === 'public' && newer.operation.access.state === 'enforced'
      if (!isOpen && one.operation.deprecated) continue
      const { how, severity } = isOpen ? OPEN : NOT_MARKED
      report.found({
        at: one.operation.handler,
        subject: one.operation.id,
        arguments: { older: one.operation.id, newer: newer.operation.id, how },
        severity,
        confidence: isOpen ? 'high' : 'medium',
        ...(isOpen ? {} : { cause: `${one.prefix} ${newer.prefix}` }),
        related: [{ what: `${newer.operation.id}, the newer one`, at: newer.operation.handler }],
        proof: one.operation.wiring,
      })
    }
  },
})

const OPEN: { readonly how: string; readonly severity: Severity } = {
  how: 'and asks for no credentials where the newer one does',
  severity: 'high',
}
const NOT_MARKED: typeof OPEN = { how: 'and is not marked as deprecated', severity: 'low' }

interface Versioned {
  readonly operation: Operation
  readonly version: number
  /** What stands before the version: the versions of one API share it. */
  readonly prefix: string
  /** The same for the same operation of another version. */
  readonly rest: string
}

function versioned(operation: Operation): Versioned | null {
  const match = /^(.*?)\/v(\d{1,3})(\/.*|$)/i.exec(operation.path)
  if (!match) return null
  const [, before = '', version = '', after = ''] = match
  const rest = after.replaceAll(/\{[^}]*\}/g, '{}').replace(/\/$/, '')
  return {
    operation,
    version: Number(version),
    prefix: `${before}/v${version}`,
    rest: `${operation.application} ${operation.method} ${before} ${rest}`,
  }
}
