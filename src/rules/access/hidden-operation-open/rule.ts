import type { Operation } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { exposedOperations, isHidden } from '../exposed.ts'
import { openOperations } from '../peers.ts'

export default rule({
  title: 'A hidden operation hands out data to everyone',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-489', 'CWE-306', 'API9:2023'],
  message: '`{operation}` {hidden}, asks for no credentials and returns {what}',
  advice: 'Remove it, or let it ask for credentials: what is left out of the contract is found all the same.',
  check({ backend }, report) {
    const told = new Set(exposedOperations(backend).flatMap(({ operation, grave }) => (grave ? [operation] : [])))
    for (const operation of openOperations(backend)) {
      const what = isHidden(operation, backend) && !told.has(operation) ? handedOut(operation) : null
      if (what === null) continue
      report.found({
        at: operation.handler,
        subject: operation.id,
        arguments: { operation: operation.id, hidden: hidden(operation), what },
        confidence: operation.method === 'trace' ? 'high' : 'medium',
        severity: operation.method === 'trace' || operation.statements.length > 0 ? 'high' : 'medium',
        proof: [...operation.wiring, { what: `${operation.name} returns ${what}`, at: operation.handler }],
      })
    }
  },
})

const hidden = ({ method, published }: Operation): string =>
  method === 'trace' ? 'answers TRACE' : published ? 'is there for debugging' : 'is left out of the contract'

/** Rows, or what stands in memory; words written out, files and pages are no data. */
function handedOut({ statements, trace }: Operation): string | null {
  const rows = [...new Set(statements.filter(({ verb }) => verb === 'select').flatMap(({ tables }) => tables))]
  if (rows.length > 0) return `rows of \`${rows.slice(0, 3).join('`, `')}\``
  const held = trace?.returns.find(
    ({ type, from, keys }) => keys.length === 0 && from.length === 0 && !PLAIN.test(type),
  )
  return held
    ? held.many || /^(dict|list|tuple|set)$/.test(held.type)
      ? 'what is held in memory'
      : `what \`${held.type}\` gave`
    : null
}
const PLAIN = /^$|^(str|int|float|bool|none|bytes)$|Response$/
