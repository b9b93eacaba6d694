import type { Operation, Place, Statement, Trace } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { escapePattern } from '../../../kernel/text.ts'
import { rule } from '../../rule.ts'
import { declaredAt } from '../paging.ts'

export default rule({
  title: 'A limit that limits nothing',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['API4:2023', 'CWE-770'],
  message: '`{operation}` takes `{parameter}` and never uses it: its statement on `{table}` returns all rows',
  advice: 'Hand `{parameter}` on to the statement: `.limit({parameter})`.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const { trace } = operation
      const statement = operation.statements.find(
        (one) => one.verb === 'select' && one.limited === 'no' && one.chain.at(-1)?.what.startsWith('select'),
      )
      const parameter = operation.parameters.find((one) => one.in === 'query' && LIMIT.test(one.name))
      if (!parameter || !statement || !trace || operation.method !== 'get') continue
      if (!trace.complete) {
        report.unknown('what an operation does')
        continue
      }
      // What a dependency takes it may hand on in an object of its own, where it is lost from sight.
      const isOwn = code.functionAt(operation.handler)?.node.parameters.some(({ name }) => name === parameter.name)
      if (
        isUsed(parameter.name, operation, trace, isOwn ? statement : null) ||
        cuts(code, [operation.handler, ...statement.chain.map(({ at }) => at)])
      )
        continue
      const at = declaredAt(code, { operation, parameter: parameter.name })
      report.found({
        at,
        subject: operation.id,
        arguments: { operation: operation.id, parameter: parameter.name, table: statement.tables.join(', ') },
        proof: statement.chain,
      })
    }
  },
})

const LIMIT = /^(limit|page_?size|per_?page|size|take|top|count)$/i

/** It reaches something outside, decides something, or comes back in the answer. */
function isUsed(name: string, { statements }: Operation, trace: Trace, whole: Statement | null): boolean {
  const source = `query:${name}`
  const word = new RegExp(`\\b${escapePattern(name)}\\b`)
  return (
    trace.calls.some(
      ({ arguments: given, receiver, conditions }) =>
        receiver.includes(source) ||
        given.some(({ from }) => from.includes(source)) ||
        conditions.some((condition) => word.test(condition)),
    ) ||
    trace.returns.some(({ from }) => from.includes(source)) ||
    trace.refusals.some(({ conditions }) => conditions.some((condition) => word.test(condition))) ||
    // A count, or the row of the caller, is limited by what it is: only the same statement may be cut some of the time.
    statements.some(
      ({ limited, chain }) =>
        limited === 'unknown' ||
        (limited === 'yes' && (!whole || JSON.stringify(chain.at(-1)?.at) === JSON.stringify(whole.chain.at(-1)?.at))),
    )
  )
}

/** Rows may be cut when they have come: `rows[:limit]`, `islice(rows, limit)`. */
const cuts = (code: Code, places: readonly Place[]): boolean =>
  places.some((place) => {
    const file = code.file(place.file)
    const around = file?.functions.findLast(({ node }) => {
      const span = file.span(node)
      return span.line <= place.line && place.line <= span.endLine
    })
    return around !== undefined && [...nodesIn(around.node.body)].some(({ kind }) => kind === 'Slice')
  })
