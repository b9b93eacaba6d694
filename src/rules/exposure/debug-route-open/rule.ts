import type { Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A route for debugging is open',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-489', 'CWE-215', 'API9:2023'],
  message: '`{operation}` {what}, and asks for no credentials',
  advice:
    'Remove it, or put it behind the dependency that administrators pass; leaving it out of the contract hides it from nobody.',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      if (operation.access.state !== 'public' || operation.conditions.length > 0) continue
      const what = reason(operation)
      if (what === '' || !answersData(operation)) continue
      const sure = operation.method === 'trace' || !operation.published
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, what },
        severity: sure ? 'high' : 'medium',
        ...(sure ? {} : { confidence: 'medium' }),
        proof: operation.wiring,
      })
    }
  },
})

const DEBUG = /^_*(debug\w*|dump\w*|inspect\w*|phpinfo|env|environ|environment)_*$/i
const HARMLESS = /sentry|error|division|config$/i

function reason({ method, path, published }: Operation): string {
  if (method === 'trace') return `answers TRACE${published ? '' : ' and is left out of the contract'}`
  const segment = path.split('/').find((one) => /^_*(debug|dump)/i.test(one) || (!published && DEBUG.test(one)))
  return segment && !HARMLESS.test(path) ? `is there for debugging (\`${segment}\`)` : ''
}

/** Something is handed back that is not written out in full. */
function answersData({ trace, statements }: Operation): boolean {
  if (statements.length > 0) return true
  return (
    trace?.returns.some(
      ({ type, keys }) => !/^(none|str|int|bool)$|Response$/.test(type) && (type !== 'dict' || keys.length !== 1),
    ) ?? false
  )
}
