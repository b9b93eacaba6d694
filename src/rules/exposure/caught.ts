import type { ExceptHandler, Expression } from '../../python/ast.ts'
import type { CodeFile } from '../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../python/code/names.ts'

/** A clause that takes whatever goes wrong, with the name it gives it. */
export interface Broad {
  readonly file: CodeFile
  readonly handler: ExceptHandler & { readonly name: string }
}

const ANYTHING = /^(Exception|BaseException|builtins\.Exception|sqlalchemy\.exc\.\w+|asyncpg\.\w+|psycopg2?\.\w+)$/

/** Clauses for any exception at all, or any of the database: their text was not meant for callers. */
export function broadHandlers(file: CodeFile): readonly Broad[] {
  return file.nodes.flatMap((node) =>
    node.kind !== 'Try'
      ? []
      : (node['handlers'] as readonly ExceptHandler[]).flatMap((handler) =>
          handler.name !== null && isBroad(file, handler.type) ? [{ file, handler: handler as Broad['handler'] }] : [],
        ),
  )
}

const isBroad = (file: CodeFile, type: Expression | null): boolean =>
  type === null ||
  (type.kind === 'Tuple' ? type.items.some((one) => isBroad(file, one)) : ANYTHING.test(file.pathOf(type) ?? ''))

/** Whether an expression shows the text of an exception, or its traceback. */
export function shows(file: CodeFile, node: unknown, name: string): 'text' | 'traceback' | null {
  let found: 'text' | null = null
  for (const one of nodesIn(node)) {
    if (one.kind === 'Call' && /^traceback\.(format_\w+)$/.test(file.pathOf(one as unknown as Expression) ?? ''))
      return 'traceback'
    if (isText(one, name)) found = 'text'
  }
  return found
}

/** `str(error)`, `repr(error)`, `f"{error}"` */
function isText(node: AnyNode, name: string): boolean {
  const isIt = (one: unknown): boolean =>
    (one as AnyNode | undefined)?.kind === 'Name' && (one as AnyNode)['id'] === name
  if (node.kind === 'Call') {
    const callee = node['callee'] as AnyNode
    return (
      callee.kind === 'Name' &&
      /^(str|repr)$/.test(String(callee['id'])) &&
      isIt((node['args'] as readonly unknown[])[0])
    )
  }
  return node.kind === 'FormattedValue' && isIt(node['value'])
}
