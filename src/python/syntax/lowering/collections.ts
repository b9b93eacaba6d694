import type { Comprehension, ComprehensionClause, Expression } from '../../ast.ts'
import { Kind, Token } from '../kinds.ts'
import type { LowerExpression, Lowering } from './lowering.ts'

function place(lowering: Lowering, node: number): { start: number; end: number } {
  return { start: lowering.start(node), end: lowering.end(node) }
}

const list: LowerExpression = (lowering, node) => ({
  kind: 'List',
  items: lowering.expressions(lowering.items(node)),
  ...place(lowering, node),
})

const set: LowerExpression = (lowering, node) => ({
  kind: 'Set',
  items: lowering.expressions(lowering.items(node)),
  ...place(lowering, node),
})

/** One item without a comma is only in parentheses: `(a)` as a target is `a`. */
const tuple: LowerExpression = (lowering, node) => {
  const items = lowering.items(node)
  if (items.length === 1 && !lowering.has(node, Token[','])) return lowering.expression(items[0], node)
  return { kind: 'Tuple', items: lowering.expressions(items), ...place(lowering, node) }
}

/** A tuple that needs no parentheses; with a comma it is one whatever the number of its items. */
export function tupleOf(
  lowering: Lowering,
  nodes: readonly number[],
  comma: number | undefined,
  parent: number,
): Expression {
  const [first] = nodes
  const last = nodes.at(-1)
  if (first === undefined || last === undefined) return lowering.expression(undefined, parent)
  if (nodes.length === 1 && comma === undefined) return lowering.expression(first, parent)
  const end = Math.max(lowering.end(last), comma === undefined ? 0 : lowering.end(comma))
  return { kind: 'Tuple', items: lowering.expressions(nodes), start: lowering.start(first), end }
}

const starred: LowerExpression = (lowering, node) => ({
  kind: 'Starred',
  value: lowering.expression(lowering.firstItem(node), node),
  ...place(lowering, node),
})

const dictionary: LowerExpression = (lowering, node) => ({
  kind: 'Dict',
  entries: lowering.items(node).map((entry) => {
    if (lowering.kind(entry) !== Kind.pair) {
      return { key: null, value: lowering.expression(lowering.firstItem(entry), entry) }
    }
    const [key, value] = lowering.items(entry)
    return { key: lowering.expression(key, entry), value: lowering.expression(value, entry) }
  }),
  ...place(lowering, node),
})

function comprehension(form: Comprehension['form']): LowerExpression {
  return (lowering, node) => {
    const [body, ...clauses] = lowering.items(node)
    const pair = body !== undefined && lowering.kind(body) === Kind.pair ? lowering.items(body) : null
    return {
      kind: 'Comprehension',
      form,
      element: lowering.expression(pair === null ? body : pair[1], node),
      key: pair === null ? null : lowering.expression(pair[0], node),
      clauses: clausesOf(lowering, clauses),
      ...place(lowering, node),
    }
  }
}

function clausesOf(lowering: Lowering, nodes: readonly number[]): ComprehensionClause[] {
  const clauses: (ComprehensionClause & { conditions: Expression[] })[] = []
  for (const node of nodes) {
    if (lowering.kind(node) === Kind.for_in_clause) clauses.push(forClause(lowering, node))
    else clauses.at(-1)?.conditions.push(lowering.expression(lowering.firstItem(node), node))
  }
  return clauses
}

function forClause(lowering: Lowering, node: number): ComprehensionClause & { conditions: Expression[] } {
  const [target, ...iterables] = lowering.items(node)
  return {
    target: lowering.expression(target, node),
    iterable: tupleOf(lowering, iterables, lowering.lastChild(node, Token[',']), node),
    conditions: [],
    async: lowering.has(node, Token.async),
  }
}

export const collections: Readonly<Record<number, LowerExpression>> = {
  [Kind.list]: list,
  [Kind.list_pattern]: list,
  [Kind.set]: set,
  [Kind.tuple]: tuple,
  [Kind.tuple_pattern]: tuple,
  [Kind.expression_list]: tuple,
  [Kind.pattern_list]: tuple,
  [Kind.list_splat]: starred,
  [Kind.list_splat_pattern]: starred,
  [Kind.splat_type]: starred,
  [Kind.dictionary]: dictionary,
  [Kind.list_comprehension]: comprehension('list'),
  [Kind.set_comprehension]: comprehension('set'),
  [Kind.dictionary_comprehension]: comprehension('dict'),
  [Kind.generator_expression]: comprehension('generator'),
}
