import type { Table } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { placed, sure, wordsFor } from '../finding.ts'
import { argumentAt, hitsOf } from '../sinks.ts'

const SECRET = /password|passwd|secret|token|hash|api_?key|otp|pin$/i

export default rule({
  title: 'The caller names the attribute of a model',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-915', 'CWE-470', 'API3:2023'],
  message: '`{operation}` lets {source} name any attribute of `{model}`{columns}',
  advice: 'Declare the names as a `Literal` or an enum, or look the column up in a mapping of your own.',
  check(subject, report) {
    const tables = new Map(
      subject.backend.data.tables.flatMap((one) => (one.model ? [[nameOf(one), one] as const] : [])),
    )
    for (const hit of hitsOf(subject, [{ path: /^builtins\.getattr$/, position: 1 }])) {
      const made = argumentAt(hit.call, 0)?.made ?? ''
      const table = tables.get(made.slice(made.lastIndexOf('.') + 1))
      if (!table) continue
      const secret = table.columns.find((one) => SECRET.test(one.name))
      report.found({
        ...placed(hit),
        arguments: {
          operation: hit.operation.id,
          source: wordsFor(hit.carried.source),
          model: made,
          columns: secret ? `, \`${secret.name}\` too` : '',
        },
        severity: secret ? 'medium' : 'low',
        confidence: sure(hit),
        related: [{ what: `the model ${made}`, at: table.at }],
      })
    }
  },
})

const nameOf = (table: Table): string => (table.model ?? '').slice((table.model ?? '').lastIndexOf('.') + 1)
