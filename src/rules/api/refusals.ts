import type { Call, Expression, Statement, Try } from '../../python/ast.ts'
import type { CodeFile } from '../../python/code/code.ts'
import { type AnyNode, isCall, keyword, nodesIn } from '../../python/code/names.ts'

const HTTP_EXCEPTION = /^(fastapi|starlette)\.(exceptions\.)?HTTPException$/

/** `HTTPException(...)`, of FastAPI or of Starlette. */
export const asHttpException = (file: CodeFile, expression: Expression | null | undefined): Call | null =>
  expression && isCall(expression) && HTTP_EXCEPTION.test(file.pathOf(expression.callee) ?? '') ? expression : null

/** The status of `HTTPException(404)`, of `HTTPException(status_code=status.HTTP_404_NOT_FOUND)`; null for any other. */
export const statusOf = (call: Call): number | null => statusIn(keyword(call, 'status_code') ?? call.args[0])

export function statusIn(expression: Expression | undefined): number | null {
  if (expression?.kind === 'Constant') return expression.type === 'int' ? Number(expression.value) : null
  const name = expression?.kind === 'Attribute' ? expression.name : expression?.kind === 'Name' ? expression.id : ''
  const digits = /^HTTP_(\d{3})_/.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** What stands in statements, functions inside of them left out: they run at another time. */
export function* nodesBelow(statements: readonly Statement[]): Generator<AnyNode> {
  for (const statement of statements)
    if (statement.kind !== 'FunctionDef' && statement.kind !== 'ClassDef')
      for (const node of nodesIn(statement, false)) yield node
}

/** The names a handler of a `try` catches; null for all of them. */
export function caughtBy(file: CodeFile, handler: Try['handlers'][number]): readonly string[] | null {
  if (!handler.type) return null
  const types = handler.type.kind === 'Tuple' ? handler.type.items : [handler.type]
  return types.map((one) => file.pathOf(one) ?? '')
}

const EVERYTHING = /^(builtins\.)?(Exception|BaseException)$/

/** The handler of a `try` that an HTTPException ends in. */
export const catcherOf = (file: CodeFile, node: Try): Try['handlers'][number] | null =>
  node.handlers.find((handler) => {
    const names = caughtBy(file, handler)
    return names === null || names.some((name) => EVERYTHING.test(name) || /HTTPException$/.test(name))
  }) ?? null

export const catchesAll = (file: CodeFile, handler: Try['handlers'][number]): boolean => {
  const names = caughtBy(file, handler)
  return (
    names === null || (names.some((name) => EVERYTHING.test(name)) && !names.some((one) => /HTTPException$/.test(one)))
  )
}
