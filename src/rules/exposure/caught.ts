import type { ExceptHandler, Expression, Statement } from '../../python/ast.ts'
import type { CodeFile } from '../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../python/code/names.ts'

/** A clause that takes whatever goes wrong, with the name it gives it. */
export interface Broad {
  readonly file: CodeFile
  /** The name of the exception in it. */
  readonly name: string
  readonly body: readonly Statement[]
}

const ANYTHING = /^(Exception|BaseException|builtins\.Exception|sqlalchemy\.exc\.\w+|asyncpg\.\w+|psycopg2?\.\w+)$/

/** Clauses for any exception at all, or any of the database: their text was not meant for callers. */
export function broadHandlers(file: CodeFile): readonly Broad[] {
  const clauses = file.nodes.flatMap((node) =>
    node.kind !== 'Try'
      ? []
      : (node['handlers'] as readonly ExceptHandler[]).flatMap(({ name, type, body }) =>
          name !== null && isBroad(file, type) ? [{ file, name, body }] : [],
        ),
  )
  return [...clauses, ...lastResorts(file)]
}

/** `@app.exception_handler(Exception)`: what nobody caught. */
function lastResorts(file: CodeFile): readonly Broad[] {
  return file.functions.flatMap(({ node }) => {
    const [, exception] = node.parameters
    const isLast = node.decorators.some(
      (one) =>
        one.kind === 'Call' &&
        one.callee.kind === 'Attribute' &&
        one.callee.name === 'exception_handler' &&
        (one.args[0]?.kind === 'Constant' ? one.args[0].value === 500 : one.args[0] && isBroad(file, one.args[0])),
    )
    return isLast && exception ? [{ file, name: exception.name, body: node.body }] : []
  })
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
