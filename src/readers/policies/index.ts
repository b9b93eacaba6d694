import type { Policy, PolicyUse, RowCondition, RowOperand } from '../../model/policy.ts'
import type { Expression } from '../../python/ast.ts'
import { parameterType, readingFrame } from '../../python/interpret/annotations.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { symbolic } from '../../python/interpret/symbolic.ts'
import { newScope } from '../../python/values/scope.ts'
import type { FunctionValue, Value } from '../../python/values/value.ts'
import type { Asking, Run } from '../behaviour/event.ts'
import { PRINCIPAL } from '../behaviour/labels.ts'
import { placeOf } from '../place.ts'
import { answerOf } from './answer.ts'
import { ConditionReader } from './condition.ts'
import { isDecisive } from './decisive.ts'

/** Reads functions that say what a caller may, wherever a program keeps them. */
export class PolicyReader {
  private readonly machine: Machine
  private readonly known = new Map<FunctionValue['node'], Policy | null>()
  private readonly reader = new ConditionReader((of) => this.policyOf(of)?.id ?? null)

  constructor(machine: Machine) {
    this.machine = machine
  }

  /** The policies an operation itself asks, not those that are asked by them. */
  usesIn(runs: readonly Run[]): readonly PolicyUse[] {
    const uses = new Map<string, PolicyUse>()
    for (const run of runs)
      for (const asking of run.asked ?? []) {
        const policy = this.isInside(asking) ? null : this.policyOf(asking.function)
        if (policy === null || !isDecisive(asking, policy)) continue
        const use = { policy: policy.id, table: this.tableOf(policy.condition) ?? '' }
        uses.set(`${use.policy} ${use.table}`, use)
      }
    return [...uses.values()]
  }

  /** All that were met. */
  get all(): readonly Policy[] {
    return [...this.known.values()].flatMap((one) => one ?? [])
  }

  /** The policy a function is; null for any other. */
  idOf(of: FunctionValue): string | null {
    return this.policyOf(of)?.id ?? null
  }

  /** The table whose rows a condition is about; null where it is about the caller alone. */
  private tableOf(condition: RowCondition): string | null {
    switch (condition.kind) {
      case 'any':
      case 'all':
        return condition.sides.map((side) => this.tableOf(side)).find((one) => one !== null) ?? null
      case 'not':
        return this.tableOf(condition.side)
      case 'compare':
        return tableOfOperand(condition.left) ?? tableOfOperand(condition.right)
      case 'holds':
        return tableOfOperand(condition.of)
      case 'among':
        return tableOfOperand(condition.left)
      case 'policy': {
        const policy = this.all.find(({ id }) => id === condition.policy)
        return policy ? this.tableOf(policy.condition) : null
      }
      default:
        return null
    }
  }

  private isInside({ chain }: Asking): boolean {
    return chain.some(({ function: of }) => this.policyOf(of) !== null)
  }

  private policyOf(of: FunctionValue): Policy | null {
    const known = this.known.get(of.node)
    if (known !== undefined) return known
    // One that asks itself says nothing.
    this.known.set(of.node, null)
    const policy = this.read(of)
    this.known.set(of.node, policy)
    return policy
  }

  private read(of: FunctionValue): Policy | null {
    const [only, ...more] = of.node.parameters
    if (of.node.kind !== 'FunctionDef' || of.owner || !only || more.length > 0 || only.form.startsWith('var'))
      return null
    if (of.site.module.file === '' || of.node.decorators.length > 0 || !saysWhether(of.node.returns)) return null
    const type = parameterType(of, only.name, this.machine)
    if (!type) return null
    const scope = newScope('function', of.scope)
    scope.variables.set(only.name, somebody(symbolic(type, this.machine, [PRINCIPAL])))
    const frame = { ...readingFrame(this.machine, of.site.module, scope), function: of }
    const answer = answerOf(of, frame, this.reader)
    if (!answer || answer.condition.kind === 'unknown') return null
    const { name, nameStart } = of.node
    return {
      id: `${of.site.module.file}:${name}`,
      name,
      at: placeOf({ module: of.site.module, node: { start: nameStart, end: nameStart + name.length } }),
      ...answer,
    }
  }
}

/** `ColumnElement[bool]` and `bool`. */
function saysWhether(returns: Expression | null): boolean {
  if (returns?.kind === 'Name') return returns.id === 'bool' || /^(ColumnElement|BinaryExpression)$/.test(returns.id)
  const bare = returns?.kind === 'Subscript' ? returns.value : null
  const name = bare?.kind === 'Name' ? bare.id : bare?.kind === 'Attribute' ? bare.name : ''
  return /^(ColumnElement|ColumnExpressionArgument|BinaryExpression)$/.test(name)
}

/** Whoever is signed in; that nobody is, is asked for apart. */
const somebody = (value: Value): Value =>
  value.kind === 'alternatives' ? (value.options.find((one) => one.value.kind === 'instance')?.value ?? value) : value

const tableOfOperand = (operand: RowOperand): string | null =>
  operand.kind === 'column'
    ? operand.table
    : operand.kind === 'sum'
      ? (tableOfOperand(operand.left) ?? tableOfOperand(operand.right))
      : null
