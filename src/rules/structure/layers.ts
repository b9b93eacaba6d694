import type { Operation, Statement, Step } from '../../model/index.ts'
import type { Code } from '../../python/code/code.ts'

/** Where a project puts what is neither a route nor a table, by the names people give it. */
const LAYER =
  /(^|\/|_)(services?|repositor(y|ies)|repos?|crud|dao|use_?cases?|managers?|domain|queries|gateways?)(\/|_|\.py$)/i

export const isLayer = (path: string): boolean => LAYER.test(path)

const ASKS =
  /^(execute|scalar|scalars|exec|stream|stream_scalars|query|all|first|one|one_or_none|scalar_one|scalar_one_or_none|count)$/
const ASKS_ON_SESSION = /^(get|get_one|delete)$/

/** Whether a question is asked in so many words: attributes that load or save something by themselves are none. */
export function isAsked({ at }: Step, code: Code): boolean {
  const file = code.file(at.file)
  return (file?.calls ?? []).some(({ node, file: own }) => {
    if (node.callee.kind !== 'Attribute') return false
    const { name, value } = node.callee
    const isQuestion = ASKS.test(name) || (ASKS_ON_SESSION.test(name) && /session|\bdb\b|conn/i.test(own.text(value)))
    if (!isQuestion) return false
    const span = own.span(node)
    return span.line <= at.line && at.line <= span.endLine
  })
}

/** The steps of a statement that stand in the body of the handler itself. */
function stepsWithin(operation: Operation, { chain }: Statement, code: Code): readonly Step[] {
  const handler = code.functionAt(operation.handler)
  if (!handler) return []
  const span = handler.file.span(handler.node)
  return chain.filter(({ at }) => at.file === operation.handler.file && span.line <= at.line && at.line <= span.endLine)
}

/** The step at which a handler asks the database in its own body; null when it leaves that to others. */
export function ownStep(operation: Operation, statement: Statement, code: Code): Step | null {
  const last = statement.chain.at(-1)
  if (!last || !stepsWithin(operation, statement, code).includes(last)) return null
  return isAsked(last, code) ? last : null
}

/** The step in a layer that a handler called for a statement: what dependencies ask is not the handler's doing. */
export function layerStep(operation: Operation, statement: Statement, code: Code): Step | null {
  if (stepsWithin(operation, statement, code).length === 0) return null
  return statement.chain.findLast(({ at }) => isLayer(at.file)) ?? null
}
