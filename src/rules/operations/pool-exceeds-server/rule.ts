import type { Expression } from '../../../python/ast.ts'
import { keyword } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { pooledEngines } from '../engines.ts'

export default rule({
  title: 'A pool larger than what the server gives',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-770'],
  message:
    'One process may open {connections} connections: PostgreSQL takes 100 of everybody together, unless it is told otherwise',
  advice:
    'Choose `pool_size` and `max_overflow` so that all workers together stay below `max_connections`, or put PgBouncer between.',
  check({ code }, report) {
    for (const { file, node } of pooledEngines(code)) {
      const size = numberOf(keyword(node, 'pool_size'), 5)
      const more = numberOf(keyword(node, 'max_overflow'), 10)
      if (size === null || more === null) {
        report.unknown('the size of a pool')
        continue
      }
      // An overflow of -1 knows no limit at all.
      if (size + more < SERVER && more !== -1) continue
      report.found({
        at: file.place(keyword(node, 'pool_size') ?? node),
        subject: file.path,
        arguments: { connections: more === -1 ? 'any number of' : size + more },
      })
    }
  },
})

/** `max_connections` of PostgreSQL by default. */
const SERVER = 100

function numberOf(value: Expression | undefined, otherwise: number): number | null {
  if (!value) return otherwise
  if (value.kind === 'UnaryOperation' && value.operator === '-') return -(numberOf(value.operand, 0) ?? 0)
  return value.kind === 'Constant' && typeof value.value === 'number' ? value.value : null
}
