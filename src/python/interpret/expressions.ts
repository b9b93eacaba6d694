import type { Expression } from '../ast.ts'
import { read } from '../values/scope.ts'
import {
  ELLIPSIS,
  alternatives,
  bool,
  distinct,
  external,
  generic,
  instance,
  list,
  mapping,
  sequence,
  setItem,
  tuple,
  union,
  unknown,
} from '../values/make.ts'
import type { Constant, Value } from '../values/value.ts'
import { builtin } from './builtins/index.ts'
import { assign } from './assign.ts'
import { getAttribute } from './attributes.ts'
import { evaluateCall } from './calls.ts'
import { evaluateComprehension } from './comprehensions.ts'
import { type Frame, conditionOf, site } from './frame.ts'
import { defineLambda } from './functions.ts'
import { iterate } from './iterate.ts'
import { narrowed } from './narrow.ts'
import { binary, compare } from './operators.ts'
import { joinString } from './strings.ts'
import { subscript } from './subscript.ts'
import { decision, truth } from './truth.ts'
import { attempt, attempts } from './unwind.ts'

type Kinds = { [K in Expression['kind']]: (node: Extract<Expression, { kind: K }>, frame: Frame) => Value }

/** The value of an expression. */
export function evaluate(node: Expression, frame: Frame): Value {
  frame.machine.step()
  return (kinds[node.kind] as (node: Expression, frame: Frame) => Value)(node, frame)
}

const kinds: Kinds = {
  Name: (node, frame) =>
    read(frame.scope, node.id) ?? builtin(node.id) ?? unknown(`name ${node.id} is not defined`, site(frame, node)),
  Constant: (node) =>
    node.type === 'ellipsis' ? ELLIPSIS : ({ kind: 'constant', type: node.type, value: node.value } as Constant),
  JoinedString: (node, frame) => joinString(node, frame),
  Attribute: (node, frame) => getAttribute(evaluate(node.value, frame), node.name, frame.machine, site(frame, node)),
  Subscript: (node, frame) =>
    subscript(evaluate(node.value, frame), evaluate(node.index, frame), frame.machine, site(frame, node)),
  Slice: (node, frame) => {
    const part = (one: Expression | null): Value =>
      one ? evaluate(one, frame) : { kind: 'constant', type: 'none', value: null }
    return generic(external('builtins.slice'), [part(node.lower), part(node.upper), part(node.step)])
  },
  Call: (node, frame) => evaluateCall(node, frame),
  Starred: (node, frame) => evaluate(node.value, frame),
  List: (node, frame) => list(...spread(node.items, frame)),
  Tuple: (node, frame) => tuple(...spread(node.items, frame)),
  Set: (node, frame) => {
    const [items, open] = spread(node.items, frame)
    return sequence('set', distinct(items), open)
  },
  Dict: (node, frame) => evaluateDict(node, frame),
  Comprehension: (node, frame) => evaluateComprehension(node, frame),
  BinaryOperation: (node, frame) => evaluateBinary(node, frame),
  BooleanOperation: (node, frame) => evaluateBoolean(node, frame),
  UnaryOperation: (node, frame) => evaluateUnary(node, frame),
  Comparison: (node, frame) => evaluateComparison(node, frame),
  Conditional: (node, frame) => evaluateConditional(node, frame),
  Lambda: (node, frame) => defineLambda(node, frame),
  Await: (node, frame) => evaluate(node.value, frame),
  Yield: (node, frame) => evaluateYield(node, frame),
  NamedExpression: (node, frame) => {
    const value = evaluate(node.value, frame)
    assign(node.target, value, frame.around ?? frame)
    return value
  },
  BrokenExpression: (node, frame) => unknown('code that does not parse', site(frame, node)),
}

/** Items of a display, `*rest` unpacked; the second part says whether some are missing. */
function spread(items: readonly Expression[], frame: Frame): [Value[], boolean] {
  const values: Value[] = []
  let open = false
  for (const item of items) {
    if (item.kind !== 'Starred') {
      values.push(evaluate(item, frame))
      continue
    }
    const rest = iterate(evaluate(item.value, frame), frame.machine)
    values.push(...rest.items.map((one) => one.value))
    open ||= rest.open
  }
  return [values, open]
}

function evaluateDict(node: Extract<Expression, { kind: 'Dict' }>, frame: Frame): Value {
  const result = mapping()
  for (const { key, value } of node.entries) {
    const item = evaluate(value, frame)
    if (key) {
      setItem(result, evaluate(key, frame), item)
    } else if (item.kind === 'mapping') {
      for (const entry of item.entries.values()) setItem(result, entry.key, entry.value)
      result.open ||= item.open
    } else {
      result.open = true
    }
  }
  return result
}

/** `a | b | c` and long sums nest to the left: walked without recursion. */
function evaluateBinary(node: Extract<Expression, { kind: 'BinaryOperation' }>, frame: Frame): Value {
  const chain = [node]
  while (chain[chain.length - 1]!.left.kind === 'BinaryOperation')
    chain.push(chain[chain.length - 1]!.left as typeof node)
  let value = evaluate(chain[chain.length - 1]!.left, frame)
  for (const one of chain.reverse()) {
    const right = evaluate(one.right, frame)
    value =
      one.operator === '|' && isType(value) && isType(right)
        ? union([...options(value), ...options(right)])
        : binary(one.operator, value, right, frame.machine, site(frame, one))
  }
  return value
}

const isType = (value: Value): boolean =>
  value.kind === 'class' ||
  value.kind === 'external' ||
  value.kind === 'generic' ||
  (value.kind === 'constant' && (value.type === 'none' || value.type === 'str')) ||
  (value.kind === 'instance' &&
    value.class.kind === 'external' &&
    /(^|\.)(TypeVar|NewType|TypeAliasType|ForwardRef)$/.test(value.class.path))
const options = (value: Value): readonly Value[] =>
  value.kind === 'generic' && value.origin.kind === 'external' && value.origin.path === 'typing.Union'
    ? value.args
    : [value]

function evaluateBoolean(node: Extract<Expression, { kind: 'BooleanOperation' }>, frame: Frame): Value {
  const left = evaluate(node.left, frame)
  const known = truth(left)
  const stops = node.operator === 'or'
  if (known === stops) return left
  if (known !== null) return evaluate(node.right, frame)
  const right = attempt(() => narrowed(node.left, frame, !stops, () => evaluate(node.right, frame)), frame.machine)
  const condition = conditionOf(frame, node.left, stops, left)
  return alternatives([...keep(left, stops, condition), ...(right ? [{ value: right, condition: null }] : [])])
}

/** Of the left side, only what can be its result. */
function keep(value: Value, wanted: boolean, condition: ReturnType<typeof conditionOf>) {
  if (value.kind !== 'alternatives') return [{ value, condition }]
  return value.options.filter((option) => truth(option.value) !== !wanted)
}

function evaluateUnary(node: Extract<Expression, { kind: 'UnaryOperation' }>, frame: Frame): Value {
  const value = evaluate(node.operand, frame)
  if (node.operator === 'not') {
    const known = truth(value)
    return known === null
      ? instance(external('operator.not'), { args: [value], site: site(frame, node) })
      : value.kind === 'constant' && value.setting !== undefined
        ? { ...bool(!known), setting: value.setting }
        : bool(!known)
  }
  if (
    value.kind === 'constant' &&
    (value.type === 'int' || value.type === 'float') &&
    (node.operator !== '~' || value.type === 'int')
  ) {
    const number = value.value as number | bigint
    return { ...value, value: node.operator === '-' ? -number : node.operator === '~' ? -Number(number) - 1 : number }
  }
  if (value.kind === 'instance') return binary(node.operator, value, value, frame.machine, site(frame, node))
  return unknown('a computed number', site(frame, node))
}

function evaluateComparison(node: Extract<Expression, { kind: 'Comparison' }>, frame: Frame): Value {
  const operands = node.operands.map((operand) => evaluate(operand, frame))
  let result: Value = bool(true)
  for (const [i, operator] of node.operators.entries()) {
    result = compare(operator, operands[i]!, operands[i + 1]!, frame.machine, site(frame, node))
    if (truth(result) === false) return result
    if (truth(result) === null) return result
  }
  return result
}

function evaluateConditional(node: Extract<Expression, { kind: 'Conditional' }>, frame: Frame): Value {
  const tested = evaluate(node.test, frame)
  const known = decision(node.test, tested, frame)
  if (known !== null) return evaluate(known ? node.body : node.otherwise, frame)
  const branch = (holds: boolean, body: Expression) => {
    const condition = conditionOf(frame, node.test, holds, tested)
    return {
      run: () => narrowed(node.test, frame, holds, () => frame.machine.under(condition, () => evaluate(body, frame))),
      condition,
    }
  }
  return alternatives(attempts([branch(true, node.body), branch(false, node.otherwise)], frame.machine))
}

function evaluateYield(node: Extract<Expression, { kind: 'Yield' }>, frame: Frame): Value {
  const value: Value = node.value ? evaluate(node.value, frame) : { kind: 'constant', type: 'none', value: null }
  if (node.from) frame.yields?.push(...iterate(value, frame.machine).items.map((one) => one.value))
  else frame.yields?.push(value)
  return unknown('what is sent into a generator', site(frame, node))
}
