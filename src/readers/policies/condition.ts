import type { RowCondition, RowOperand, SelectedRows } from '../../model/policy.ts'
import type { Call, Comparison, Expression } from '../../python/ast.ts'
import { readingFrame } from '../../python/interpret/annotations.ts'
import type { Frame } from '../../python/interpret/frame.ts'
import { newScope } from '../../python/values/scope.ts'
import { asBool, asText, isNone } from '../../python/values/ask.ts'
import type { FunctionValue, Value } from '../../python/values/value.ts'
import { columnOf, entityTable } from '../queries/entities.ts'
import { written } from '../queries/origin.ts'
import { answerOf } from './answer.ts'
import { isOfCaller, operandOf, outsideName, valueOf } from './operand.ts'

/** Reads what other functions are asked for; null for one that is no policy. */
export type Asked = (of: FunctionValue) => string | null

/** How deep helpers may call each other. */
const DEEPEST = 6

/** Reads an expression that says whether something holds, as far as it is understood. */
export class ConditionReader {
  private readonly asked: Asked
  private depth = 0

  constructor(asked: Asked) {
    this.asked = asked
  }

  read(node: Expression, frame: Frame): RowCondition {
    switch (node.kind) {
      case 'BooleanOperation':
        return joined(node.operator === 'or' ? 'any' : 'all', [
          this.read(node.left, frame),
          this.read(node.right, frame),
        ])
      case 'BinaryOperation':
        if (node.operator === '|' || node.operator === '&')
          return joined(node.operator === '|' ? 'any' : 'all', [
            this.read(node.left, frame),
            this.read(node.right, frame),
          ])
        break
      case 'UnaryOperation':
        if (node.operator === 'not' || node.operator === '~') return denied(this.read(node.operand, frame))
        break
      case 'Conditional':
        return chosen(this.read(node.test, frame), this.read(node.body, frame), this.read(node.otherwise, frame))
      case 'Comparison':
        return this.comparison(node, frame)
      case 'Call':
        return this.call(node, frame)
      default:
    }
    return this.flag(node, frame)
  }

  private unknown(node: Expression, frame: Frame): RowCondition {
    return { kind: 'unknown', text: written({ module: frame.module, node }) }
  }

  private flag(node: Expression, frame: Frame): RowCondition {
    const bound = node.kind === 'Name' ? BOUND.get(frame.scope)?.get(node.id) : undefined
    if (bound) return this.read(bound.node, bound.frame)
    const value = asBool(valueOf(node, frame))
    if (value !== null) return { kind: 'constant', value }
    const of = this.operand(node, frame)
    return of.kind === 'column' || of.kind === 'caller' ? { kind: 'holds', of } : this.unknown(node, frame)
  }

  private operand(node: Expression, frame: Frame): RowOperand {
    return operandOf(node, frame, (inner) => {
      const bare = methodOf(inner)?.name === 'scalar_subquery' ? methodOf(inner)!.on : null
      const rows = bare && this.selected(bare, frame)
      return rows ? { kind: 'selected', rows } : null
    })
  }

  private comparison(node: Comparison, frame: Frame): RowCondition {
    const [left, right, ...more] = node.operands
    const [sign = ''] = node.operators
    if (!left || !right || more.length > 0) return this.unknown(node, frame)
    const [one, other] = [this.operand(left, frame), this.operand(right, frame)]
    const operator = SIGNS[sign]
    if (operator && known(one) && known(other)) return { kind: 'compare', operator, left: one, right: other }
    return this.unknown(node, frame)
  }

  private call(node: Call, frame: Frame): RowCondition {
    const callee = valueOf(node.callee, frame)
    const name = outsideName(callee)
    if (name === 'or_' || name === 'and_')
      return joined(
        name === 'or_' ? 'any' : 'all',
        node.args.map((one) => this.read(one, frame)),
      )
    if (name === 'not_' && node.args[0]) return denied(this.read(node.args[0], frame))
    if ((name === 'true' || name === 'false') && node.args.length === 0)
      return { kind: 'constant', value: name === 'true' }
    if (callee.kind === 'function') return this.helper(callee, node, frame)
    const method = methodOf(node)
    if (!method) return this.flag(node, frame)
    const role = this.role(method, frame)
    return role ?? this.method(node, method, frame)
  }

  /** `caller.has(Role.ADMIN)` */
  private role({ on, args }: Method, frame: Frame): RowCondition | null {
    const [only, ...more] = args
    if (!only || more.length > 0) return null
    const value = valueOf(only, frame)
    const text = value.kind === 'member' ? asText(value) : null
    return text !== null && isOfCaller(valueOf(on, frame)) ? { kind: 'role', role: text } : null
  }

  private method(node: Call, { on, name, args }: Method, frame: Frame): RowCondition {
    const [only] = args
    if (!only || args.length > 1) return this.unknown(node, frame)
    const negated = /^(not_in|notin_|is_not|isnot)$/.test(name)
    if (/^(in_|not_in|notin_)$/.test(name)) {
      const rows = this.selected(only, frame)
      const [left, right] = [this.operand(on, frame), rows ? null : this.operand(only, frame)]
      if (rows && known(left)) {
        const among: RowCondition = { kind: 'among', left, rows }
        return negated ? denied(among) : among
      }
      if (right?.kind === 'choice' && known(left))
        return { kind: 'compare', operator: negated ? '!=' : '=', left, right }
    }
    if (/^(is_|is_not|isnot)$/.test(name)) return this.identity(node, { on, only, negated }, frame)
    const operator = DISTINCT[name]
    const [left, right] = [this.operand(on, frame), this.operand(only, frame)]
    if (operator && known(left) && known(right)) return { kind: 'compare', operator, left, right }
    return this.flag(node, frame)
  }

  private identity(
    node: Call,
    { on, only, negated }: { readonly on: Expression; readonly only: Expression; readonly negated: boolean },
    frame: Frame,
  ): RowCondition {
    const value = valueOf(only, frame)
    if (isNone(value)) {
      const left = this.operand(on, frame)
      return known(left)
        ? { kind: 'compare', operator: negated ? '!=' : '=', left, right: { kind: 'constant', value: null } }
        : this.unknown(node, frame)
    }
    const wanted = asBool(value)
    if (wanted === null) return this.unknown(node, frame)
    const inner = this.read(withDefault(on, frame) ?? on, frame)
    if (inner.kind === 'unknown') return this.unknown(node, frame)
    return wanted === negated ? denied(inner) : inner
  }

  /** `select(Task.id).where(...)` */
  private selected(node: Expression, frame: Frame): SelectedRows | null {
    const conditions: Expression[] = []
    let at = node
    for (let method = methodOf(at); method; method = methodOf(at)) {
      if (outsideName(valueOf((at as Call).callee, frame)) === 'select') break
      if (!/^(where|filter)$/.test(method.name)) return null
      conditions.unshift(...method.args)
      at = method.on
    }
    if (at.kind !== 'Call' || outsideName(valueOf(at.callee, frame)) !== 'select' || at.args.length !== 1) return null
    const value = valueOf(at.args[0]!, frame)
    const column = columnOf(value, frame.machine) ?? keyOfEntity(value, frame)
    return (
      column && {
        ...column,
        where: joined(
          'all',
          conditions.map((one) => this.read(one, frame)),
        ),
      }
    )
  }

  /** Another policy, or a helper that is read as if it stood here. */
  private helper(of: FunctionValue, node: Call, frame: Frame): RowCondition {
    const [only, ...more] = node.args
    if (only && more.length + node.keywords.length === 0 && isOfCaller(valueOf(only, frame))) {
      const policy = this.asked(of)
      if (policy !== null) return { kind: 'policy', policy }
    }
    if (this.depth >= DEEPEST || node.keywords.length > 0) return this.unknown(node, frame)
    const inner = frameOf(of, (index) => node.args[index] && { node: node.args[index], frame })
    this.depth += 1
    try {
      return inner ? (answerOf(of, inner, this)?.condition ?? this.unknown(node, frame)) : this.unknown(node, frame)
    } finally {
      this.depth -= 1
    }
  }
}

interface Method {
  readonly on: Expression
  readonly name: string
  readonly args: readonly Expression[]
}

const methodOf = (node: Expression): Method | null =>
  node.kind === 'Call' && node.callee.kind === 'Attribute' && node.keywords.length === 0
    ? { on: node.callee.value, name: node.callee.name, args: node.args }
    : null

const SIGNS: Readonly<Record<string, (RowCondition & { kind: 'compare' })['operator']>> = {
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  in: '=',
  'not in': '!=',
  is: '=',
  'is not': '!=',
}
const DISTINCT: Readonly<Record<string, '=' | '!='>> = { is_distinct_from: '!=', is_not_distinct_from: '=' }

const known = (operand: RowOperand): boolean =>
  operand.kind === 'sum' ? known(operand.left) && known(operand.right) : operand.kind !== 'unknown'

/** `func.coalesce(condition, False)`: what is not known is not so. */
function withDefault(node: Expression, frame: Frame): Expression | null {
  const method = methodOf(node)
  if (method?.name !== 'coalesce' || method.args.length !== 2) return null
  return asBool(valueOf(method.args[1]!, frame)) === false ? method.args[0]! : null
}

/** A whole class stands for its rows. */
function keyOfEntity(value: Value, { machine }: Frame): { readonly table: string; readonly column: string } | null {
  const table = entityTable(value, machine)
  return table === null ? null : { table, column: 'id' }
}

interface Bound {
  readonly node: Expression
  readonly frame: Frame
}
/** What the parameters of a helper stand for, where it is read. */
const BOUND = new WeakMap<Frame['scope'], ReadonlyMap<string, Bound>>()

/** Where the body of a helper is read, with what it is given. */
function frameOf(of: FunctionValue, given: (index: number) => Bound | undefined): Frame | null {
  const scope = newScope('function', of.scope)
  const bound = new Map<string, Bound>()
  for (const [index, parameter] of of.node.parameters.entries()) {
    const one = given(index)
    if (!one || parameter.form.startsWith('var')) return null
    bound.set(parameter.name, one)
    scope.variables.set(parameter.name, valueOf(one.node, one.frame))
  }
  BOUND.set(scope, bound)
  const any = [...bound.values()][0]
  return any ? { ...readingFrame(any.frame.machine, of.site.module, scope), function: of } : null
}

/** Sides of one kind stand beside each other. */
export function joined(kind: 'any' | 'all', sides: readonly RowCondition[]): RowCondition {
  const ends = kind === 'any'
  if (sides.some((one) => one.kind === 'constant' && one.value === ends)) return { kind: 'constant', value: ends }
  const left = sides.flatMap((one) =>
    one.kind === 'constant' ? [] : one.kind === kind && 'sides' in one ? one.sides : [one],
  )
  if (left.length === 0) return { kind: 'constant', value: !ends }
  return left.length === 1 ? left[0]! : { kind, sides: left }
}

export const denied = (side: RowCondition): RowCondition =>
  side.kind === 'constant'
    ? { kind: 'constant', value: !side.value }
    : side.kind === 'not'
      ? side.side
      : { kind: 'not', side }

/** One where something holds, the other where it does not. */
export const chosen = (test: RowCondition, one: RowCondition, other: RowCondition): RowCondition =>
  one.kind === 'constant' && other.kind === 'constant'
    ? one.value === other.value
      ? one
      : one.value
        ? test
        : denied(test)
    : one.kind === 'constant' && one.value
      ? joined('any', [test, other])
      : joined('any', [joined('all', [test, one]), joined('all', [denied(test), other])])
