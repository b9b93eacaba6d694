import type { Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { handlerOf } from '../handler.ts'

export default rule({
  title: 'An answer nobody described',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: '`{operation}` returns {what}, and its contract says only that it answers',
  advice: 'Declare what it returns, as its return type or as `response_model`.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const what = operation.published && isUndescribed(operation) ? returned(operation) : null
      if (what === null || !handlerOf(code, operation)) continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, what },
        cause: operation.application,
      })
    }
  },
})

/** `{}`, or an object of anything. */
function isUndescribed({ responses }: Operation): boolean {
  const schema = responses.find(({ status }) => status.startsWith('2'))?.content['application/json']
  if (!schema) return false
  const told = Object.keys(schema).filter((keyword) => !['title', 'type', 'additionalProperties'].includes(keyword))
  return (
    told.length === 0 &&
    (schema['type'] === undefined || (schema['type'] === 'object' && schema['additionalProperties'] === true))
  )
}

/** What is known of the value; null for nothing, for a response and for what nobody can tell. */
function returned({ trace }: Operation): string | null {
  const known = (trace?.returns ?? []).filter(({ type }) => type !== 'none' && type !== '')
  const [first] = known
  if (!first || known.some(({ type }) => type.endsWith('Response'))) return null
  const one = first.keys.length > 0 ? `an object with \`${first.keys.slice(0, 3).join('`, `')}\`` : `\`${first.type}\``
  return first.many ? `a list of ${one}` : one
}
