import type { Operation, Place, Principal, Statement } from '../../model/index.ts'
import type { Code } from '../../python/code/code.ts'
import type { CodeFunction } from '../../python/code/file.ts'
import { nodesIn } from '../../python/code/names.ts'

/** The parameter of the handler that holds the caller, and whether anything is done with it. */
export interface CallerParameter {
  readonly name: string
  readonly at: Place
  readonly used: boolean
}

export function callerParameter(operation: Operation, code: Code): CallerParameter | null {
  const handler = code.functionAt(operation.handler)
  if (!handler) return null
  for (const principal of operation.access.principals) {
    const parameter = handler.node.parameters.find((one) => one.name === principal.name)
    if (!parameter || !isHere(principal, handler)) continue
    return { name: principal.name, at: principal.at, used: mentions(handler, principal.name) }
  }
  return null
}

const isHere = (principal: Principal, { file, node }: CodeFunction): boolean =>
  principal.at.file === file.path &&
  principal.at.line >= file.span(node).line &&
  principal.at.line <= file.span(node).endLine

/** `locals()` uses them all. */
function mentions(handler: CodeFunction, name: string): boolean {
  for (const node of nodesIn(handler.node.body))
    if (node.kind === 'Name' && (node['id'] === name || node['id'] === 'locals')) return true
  return false
}

/** Where the handler asks for what a statement does: the call in the handler, or the statement itself. */
export const askedAt = (operation: Operation, statement: Statement): Place =>
  statement.chain[1]?.at ?? statement.chain[0]?.at ?? operation.handler

/** Whether a statement runs in the handler, not in something it depends on. */
export const isInHandler = (operation: Operation, statement: Statement): boolean => {
  const at = statement.chain[0]?.at
  return at?.file === operation.handler.file && Math.abs(at.line - operation.handler.line) <= 25
}
