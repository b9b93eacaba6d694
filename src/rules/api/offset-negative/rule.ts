import { rule } from '../../rule.ts'
import { type Paged, bounded, declaredAt, pagedBy } from '../paging.ts'

export default rule({
  title: 'A page before the first',
  severity: 'low',
  confidence: 'high',
  weaknesses: ['CWE-20'],
  message:
    '`{parameter}={value}` is accepted by `{operation}` and makes the {clause} of its statement negative: PostgreSQL refuses that, and the caller gets 500',
  advice: 'Bound it where it is declared: `Query(ge=0)`, or `ge=1` for a page counted from one.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations)
      for (const paged of pagedBy(operation)) {
        const least = leastOf(paged)
        if (least === null || !allows(paged.schema, least - 1)) continue
        const at = declaredAt(code, paged)
        report.found({
          at,
          subject: operation.id,
          arguments: {
            operation: operation.id,
            parameter: paged.parameter,
            clause: paged.clause,
            value: least - 1,
          },
          cause: at.file,
          fix: bounded(code, at, 'ge', least, true),
          proof: paged.chain,
        })
      }
  },
})

/** The smallest number that is fine: zero, or one for a page that is counted from one. */
function leastOf({ direct, clause, parameter, schema }: Paged): number | null {
  if (direct) return 0
  return clause === 'OFFSET' &&
    /^page/i.test(parameter) &&
    !/size|limit|per/i.test(parameter) &&
    schema['default'] === 1
    ? 1
    : null
}

function allows(schema: Paged['schema'], value: number): boolean {
  const { minimum, exclusiveMinimum } = schema as { minimum?: number; exclusiveMinimum?: number }
  if ('enum' in schema || 'const' in schema) return false
  return (minimum ?? -Infinity) <= value && (exclusiveMinimum ?? -Infinity) < value
}
