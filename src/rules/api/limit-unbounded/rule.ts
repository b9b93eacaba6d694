import { rule } from '../../rule.ts'
import { bounded, declaredAt, pagedBy } from '../paging.ts'

export default rule({
  title: 'A page as large as the caller likes',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['API4:2023', 'CWE-770'],
  message:
    '`{parameter}` of `{operation}` has no upper bound and is the LIMIT of its statement: one request can read the whole table',
  advice: 'Bound it where it is declared: `Annotated[int, Query(ge=1, le=100)]`.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations)
      for (const paged of pagedBy(operation)) {
        if (paged.clause !== 'LIMIT' || !paged.direct || hasUpperBound(paged.schema)) continue
        const at = declaredAt(code, paged)
        report.found({
          at,
          subject: operation.id,
          arguments: { operation: operation.id, parameter: paged.parameter },
          cause: `${at.file} ${paged.parameter}`,
          // Whoever asks for more than that today is refused.
          fix: bounded(code, at, 'le', 100, false),
          proof: paged.chain,
        })
      }
  },
})

const hasUpperBound = (schema: { readonly [keyword: string]: unknown }): boolean =>
  ['maximum', 'exclusiveMaximum', 'enum', 'const'].some((keyword) => keyword in schema)
