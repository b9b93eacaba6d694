import type { Assign } from '../../python/ast.ts'
import type { CodeFile, CodeFunction } from '../../python/code/code.ts'
import type { AnyNode } from '../../python/code/names.ts'

/** A router as it is written at the top of a module, with the functions it is the decorator of. */
export interface WrittenRouter {
  readonly file: CodeFile
  readonly variable: string
  readonly made: Assign
  readonly handlers: readonly CodeFunction[]
}

const METHODS = /^(get|post|put|patch|delete|head|options|trace|api_route|route|websocket|websocket_route)$/

/** Only `router = APIRouter(...)`: what a function makes or a class of the project's own is left alone. */
export function writtenRouters(file: CodeFile): readonly WrittenRouter[] {
  if (!file.mentions(/APIRouter/)) return []
  return file.tree.body.flatMap((statement) => {
    if (statement.kind !== 'Assign' || statement.value.kind !== 'Call') return []
    const [target] = statement.targets
    if (target?.kind !== 'Name' || !/^fastapi\.(routing\.)?APIRouter$/.test(file.pathOf(statement.value.callee) ?? ''))
      return []
    const handlers = file.functions.filter((one) => routersOf(one).includes(target.id))
    return [{ file, variable: target.id, made: statement, handlers }]
  })
}

/** The variables whose decorators register a function: `router` of `@router.get(...)`. */
export const routersOf = ({ node }: CodeFunction): readonly string[] =>
  node.decorators.flatMap((decorator) => {
    const callee = decorator.kind === 'Call' ? decorator.callee : null
    if (callee?.kind !== 'Attribute' || callee.value.kind !== 'Name') return []
    return METHODS.test(callee.name) ? [callee.value.id] : []
  })

/** Where a name of a file is used for more than to decorate handlers or to be assigned. */
export function usesOf(file: CodeFile, variable: string): readonly AnyNode[] {
  const apart = new Set<unknown>()
  for (const node of file.nodes) {
    if (node.kind === 'Assign') for (const target of node['targets'] as readonly unknown[]) apart.add(target)
    if (node.kind !== 'FunctionDef') continue
    for (const decorator of node['decorators'] as readonly AnyNode[]) {
      const callee = decorator['callee'] as AnyNode | undefined
      if (callee?.kind === 'Attribute') apart.add(callee['value'])
    }
  }
  return file.nodes.filter((node) => node.kind === 'Name' && node['id'] === variable && !apart.has(node))
}
