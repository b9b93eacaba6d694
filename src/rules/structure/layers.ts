import type { Operation, Statement, Step } from '../../model/index.ts'
import type { Code } from '../../python/code/code.ts'

/** Where a project puts what is neither a route nor a table, by the names people give it. */
const LAYER =
  /(^|\/|_)(services?|repositor(y|ies)|repos?|crud|dao|use_?cases?|managers?|domain|queries|gateways?)(\/|_|\.py$)/i

export const isLayer = (path: string): boolean => LAYER.test(path)

/** The step at which a handler runs a statement in its own body; null when it leaves that to others. */
export function ownStep(operation: Operation, { chain }: Statement, code: Code): Step | null {
  const last = chain.at(-1)
  if (!last || last.at.file !== operation.handler.file) return null
  const handler = code.functionAt(operation.handler)
  if (!handler) return null
  const span = handler.file.span(handler.node)
  return span.line <= last.at.line && last.at.line <= span.endLine ? last : null
}
