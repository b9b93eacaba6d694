import type { Call, Expression, Keyword, Slice } from '../../ast.ts'
import { Kind, Token } from '../kinds.ts'
import { tupleOf } from './collections.ts'
import type { GrowExpression, LowerExpression, Lowering } from './lowering.ts'

const attribute: GrowExpression = (lowering, node, value) => {
  const name = lowering.items(node)[1]
  return {
    kind: 'Attribute',
    value,
    name: name === undefined ? '' : lowering.text(name),
    start: lowering.start(node),
    end: lowering.end(node),
  }
}

const subscript: GrowExpression = (lowering, node, value) => {
  const index = indexOf(lowering, lowering.items(node).slice(1), node, node)
  return { kind: 'Subscript', value, index, start: lowering.start(node), end: lowering.end(node) }
}

/** `a[*b]` is a Tuple even without a comma, as in Python. */
function indexOf(lowering: Lowering, nodes: readonly number[], list: number, parent: number): Expression {
  const index = tupleOf(lowering, nodes, lowering.lastChild(list, Token[',']), parent)
  if (index.kind !== 'Starred') return index
  return { kind: 'Tuple', items: [index], start: index.start, end: index.end }
}

/** `list[int]` where a type is expected: the grammar has its own node for it. */
const generic: GrowExpression = (lowering, node, value) => {
  const parameters = lowering.items(node)[1] ?? node
  const index = indexOf(lowering, parameters === node ? [] : lowering.items(parameters), parameters, node)
  return { kind: 'Subscript', value, index, start: lowering.start(node), end: lowering.end(node) }
}

/** `A | B | C` among types leans either way in the grammar; Python's leans left. */
const union: LowerExpression = (lowering, node) => {
  const [first, ...others] = alternatives(lowering, node)
  let joined = lowering.expression(first, node)
  for (const other of others) {
    const right = lowering.expression(other)
    joined = {
      kind: 'BinaryOperation',
      left: joined,
      operator: '|',
      right,
      start: lowering.start(node),
      end: lowering.end(other),
    }
  }
  return joined
}

function alternatives(lowering: Lowering, union: number): number[] {
  const found: number[] = []
  const waiting = [union]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const kind = lowering.kind(node)
    const joins = kind === Kind.union_type || (kind === Kind.binary_operator && lowering.has(node, Token['|']))
    if (joins || kind === Kind.type) waiting.push(...lowering.items(node).toReversed())
    else found.push(node)
  }
  return found
}

const slice: LowerExpression = (lowering, node): Slice => {
  const parts: (number | undefined)[] = [undefined]
  for (const child of lowering.children(node)) {
    const kind = lowering.kind(child)
    if (kind === Token[':']) parts.push(undefined)
    else if (kind !== Kind.error && kind !== Kind.missing) parts[parts.length - 1] = child
  }
  return {
    kind: 'Slice',
    lower: lowering.optional(parts[0]),
    upper: lowering.optional(parts[1]),
    step: lowering.optional(parts[2]),
    start: lowering.start(node),
    end: lowering.end(node),
  }
}

const call: GrowExpression = (lowering, node, callee): Call => {
  const args: Expression[] = []
  const keywords: Keyword[] = []
  const list = lowering.items(node)[1]
  if (list !== undefined) addArguments(lowering, list, args, keywords)
  return { kind: 'Call', callee, args, keywords, start: lowering.start(node), end: lowering.end(node) }
}

/** Of a call, or of a class statement (its bases). */
export function addArguments(lowering: Lowering, list: number, args: Expression[], keywords: Keyword[]): void {
  // `f(x for x in y)`: the generator's parentheses are those of the call.
  if (lowering.kind(list) === Kind.generator_expression) {
    args.push(lowering.expression(list))
    return
  }
  for (const argument of lowering.items(list)) {
    const kind = lowering.kind(argument)
    if (kind === Kind.keyword_argument || kind === Kind.dictionary_splat) keywords.push(keyword(lowering, argument))
    else args.push(lowering.expression(argument))
  }
}

function keyword(lowering: Lowering, node: number): Keyword {
  const items = lowering.items(node)
  const named = lowering.kind(node) === Kind.keyword_argument
  const name = named ? items[0] : undefined
  return {
    name: name === undefined ? null : lowering.text(name),
    value: lowering.expression(named ? items[1] : items[0], node),
    start: lowering.start(node),
    end: lowering.end(node),
  }
}

export const access: Readonly<Record<number, LowerExpression>> = {
  [Kind.slice]: slice,
  [Kind.union_type]: union,
  [Kind.constrained_type]: slice,
}

export const growingAccess: Readonly<Record<number, GrowExpression>> = {
  [Kind.attribute]: attribute,
  [Kind.member_type]: attribute,
  [Kind.subscript]: subscript,
  [Kind.generic_type]: generic,
  [Kind.call]: call,
}
