import type { ExceptHandler, If, Statement, With } from '../../ast.ts'
import { Kind, Token } from '../kinds.ts'
import { tupleOf } from './collections.ts'
import type { Lowering, LowerStatement } from './lowering.ts'

function place(lowering: Lowering, node: number): { start: number; end: number } {
  return { start: lowering.start(node), end: lowering.bodyEnd(node) }
}

function elseOf(lowering: Lowering, node: number): Statement[] {
  const clause = lowering.child(node, Kind.else_clause)
  return clause === undefined ? [] : lowering.suite(clause)
}

/** The items of a statement's head: what stands before its block. */
function head(lowering: Lowering, node: number): number[] {
  const items = lowering.items(node)
  const block = items.findIndex((item) => isTail.has(lowering.kind(item)))
  return block === -1 ? items : items.slice(0, block)
}

const isTail: ReadonlySet<number> = new Set([
  Kind.block,
  Kind.elif_clause,
  Kind.else_clause,
  Kind.except_clause,
  Kind.finally_clause,
])

/** Built from the last `elif` up: each is the `otherwise` of the one before. */
const conditional: LowerStatement = (lowering, node) => {
  const elifs = lowering.items(node).filter((item) => lowering.kind(item) === Kind.elif_clause)
  let otherwise = elseOf(lowering, node)
  const end = lowering.bodyEnd(node)
  for (const elif of elifs.toReversed()) otherwise = [branch(lowering, elif, otherwise, end)]
  return branch(lowering, node, otherwise, end)
}

function branch(lowering: Lowering, node: number, otherwise: readonly Statement[], end: number): If {
  const test = lowering.expression(head(lowering, node)[0], node)
  return { kind: 'If', test, body: lowering.suite(node), otherwise, start: lowering.start(node), end }
}

const loop: LowerStatement = (lowering, node) => {
  const [target, ...iterables] = head(lowering, node)
  return {
    kind: 'For',
    async: lowering.has(node, Token.async),
    target: lowering.expression(target, node),
    iterable: tupleOf(lowering, iterables, lowering.lastChild(node, Token[',']), node),
    body: lowering.suite(node),
    otherwise: elseOf(lowering, node),
    ...place(lowering, node),
  }
}

const repeat: LowerStatement = (lowering, node) => ({
  kind: 'While',
  test: lowering.expression(head(lowering, node)[0], node),
  body: lowering.suite(node),
  otherwise: elseOf(lowering, node),
  ...place(lowering, node),
})

const attempt: LowerStatement = (lowering, node) => {
  const clauses = lowering.items(node).filter((item) => lowering.kind(item) === Kind.except_clause)
  const last = lowering.child(node, Kind.finally_clause)
  return {
    kind: 'Try',
    body: lowering.suite(node),
    handlers: clauses.map((clause) => handler(lowering, clause)),
    otherwise: elseOf(lowering, node),
    finally: last === undefined ? [] : lowering.suite(last),
    ...place(lowering, node),
  }
}

function handler(lowering: Lowering, node: number): ExceptHandler {
  const values = head(lowering, node)
  const caught = caughtAs(lowering, values)
  return {
    type: values.length === 0 ? null : tupleOf(lowering, caught.types, lowering.lastChild(node, Token[',']), node),
    name: caught.name,
    body: lowering.suite(node),
    ...place(lowering, node),
  }
}

function caughtAs(lowering: Lowering, values: readonly number[]): { types: readonly number[]; name: string | null } {
  const last = values.at(-1)
  if (last === undefined || lowering.kind(last) !== Kind.as_pattern) return { types: values, name: null }
  const [type, target] = lowering.items(last)
  const types = type === undefined ? [] : [...values.slice(0, -1), type]
  return { types, name: target === undefined ? null : lowering.text(target) }
}

type WithItem = With['items'][number]

const context: LowerStatement = (lowering, node) => {
  const clause = lowering.child(node, Kind.with_clause)
  return {
    kind: 'With',
    async: lowering.has(node, Token.async),
    items: clause === undefined ? [] : withItems(lowering, clause),
    body: lowering.suite(node),
    ...place(lowering, node),
  }
}

function withItems(lowering: Lowering, clause: number): WithItem[] {
  const values = lowering.items(clause).map((item) => lowering.firstItem(item) ?? item)
  const [only] = values
  // `with (a as x, b):` can come as one tuple: the parentheses are those of the statement.
  const grouped = values.length === 1 && only !== undefined && lowering.kind(only) === Kind.tuple
  return (grouped ? lowering.items(only) : values).map((value) => withItem(lowering, value))
}

function withItem(lowering: Lowering, node: number): WithItem {
  const value = unparenthesized(lowering, node)
  if (lowering.kind(value) !== Kind.as_pattern) return { context: lowering.expression(value), target: null }
  const [expression, target] = lowering.items(value)
  return { context: lowering.expression(expression, value), target: lowering.optional(target) }
}

function unparenthesized(lowering: Lowering, node: number): number {
  let inner = node
  while (lowering.kind(inner) === Kind.parenthesized_expression) {
    const next = lowering.firstItem(inner)
    if (next === undefined) return inner
    inner = next
  }
  return inner
}

export const compoundStatements: Readonly<Record<number, LowerStatement>> = {
  [Kind.if_statement]: conditional,
  [Kind.for_statement]: loop,
  [Kind.while_statement]: repeat,
  [Kind.try_statement]: attempt,
  [Kind.with_statement]: context,
}
