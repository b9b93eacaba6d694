import { durationText } from '../durations.ts'
import { withArticle } from '../../../kernel/english.ts'
import { sameJson } from '../../../kernel/json.ts'
import type { Policy, RowCondition, RowOperand, SelectedRows } from '../../../model/index.ts'

/** What is left to ask of a row once it is known who calls. */
export type Asked = RowCondition | boolean

/** Who asks: whether a role is theirs; null where every role is left open. */
export interface Caller {
  readonly has: ((role: string) => boolean) | null
  /** The one role they have; absent where it is left open. */
  readonly role?: string
  readonly policies: ReadonlyMap<string, Policy>
}

const DEEPEST = 8

/** A condition with what is known of the caller put in. Rows that are gone are gone for everybody, and not asked about. */
export function askedOf(condition: RowCondition, caller: Caller, depth = 0): Asked {
  if (depth > DEEPEST) return condition
  switch (condition.kind) {
    case 'constant':
      return condition.value
    case 'role':
      return caller.has === null ? condition : caller.has(condition.role)
    case 'not': {
      const side = askedOf(condition.side, caller, depth + 1)
      return typeof side === 'boolean' ? !side : { kind: 'not', side }
    }
    case 'policy': {
      const policy = caller.policies.get(condition.policy)
      return policy ? askedOf(policy.condition, caller, depth + 1) : condition
    }
    case 'any':
    case 'all':
      return ofSides(
        condition.kind,
        condition.sides.map((side) => askedOf(side, caller, depth + 1)),
      )
    case 'compare':
      return isStillThere(condition) || (ofRole(condition, caller) ?? condition)
    default:
      return condition
  }
}

/** `me.role = reception`: decided by the role they have, whatever that includes. */
function ofRole({ operator, left, right }: RowCondition & { kind: 'compare' }, { role }: Caller): boolean | null {
  const [asked, other] = left.kind === 'caller' ? [left, right] : [right, left]
  if (role === undefined || asked.kind !== 'caller' || asked.column !== 'role') return null
  if (operator !== '=' && operator !== '!=') return null
  const values = other.kind === 'constant' ? [other.value] : other.kind === 'choice' ? other.values : null
  return values === null ? null : values.includes(role) === (operator === '=')
}

function ofSides(kind: 'any' | 'all', sides: readonly Asked[]): Asked {
  const decides = kind === 'any'
  if (sides.includes(decides)) return decides
  const asked = sides.filter((side) => typeof side !== 'boolean')
  const open = asked.filter((side, place) => asked.findIndex((other) => sameJson(side, other)) === place)
  if (open.length === 0) return !decides
  return open.length === 1 ? open[0]! : { kind, sides: open }
}

const isStillThere = ({ operator, left, right }: RowCondition & { kind: 'compare' }): boolean =>
  operator === '=' &&
  left.kind === 'column' &&
  /^(deleted|removed|erased)_(at|on)$/.test(left.column) &&
  right.kind === 'constant' &&
  right.value === null

/** Rows that are the caller's own: by a column of theirs, or because their number is among those of the row. */
export function isOwn(condition: RowCondition): boolean {
  if (condition.kind === 'any') return condition.sides.every(isOwn)
  if (condition.kind === 'compare')
    return condition.operator === '=' && (condition.left.kind === 'caller' || condition.right.kind === 'caller')
  return false
}

const SIGNS = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
} as const

/** A condition as a sentence: `person_id is the caller's id, or the caller is an analyst`. */
export function conditionText(condition: RowCondition): string {
  switch (condition.kind) {
    case 'any':
    case 'all':
      return condition.sides
        .map((side) => (isList(side) ? `(${conditionText(side)})` : conditionText(side)))
        .join(condition.kind === 'any' ? ' or ' : ' and ')
    case 'not':
      return `not (${conditionText(condition.side)})`
    case 'compare':
      return `${operandText(condition.left)} ${SIGNS[condition.operator]} ${operandText(condition.right)}`
    case 'holds':
      return `${operandText(condition.of)} is true`
    case 'role':
      return `the caller is ${withArticle(condition.role)}`
    case 'constant':
      return condition.value ? 'always' : 'never'
    case 'among':
      return `${operandText(condition.left)} is among ${rowsText(condition.rows)}`
    case 'policy':
      return `${condition.policy.slice(condition.policy.lastIndexOf(':') + 1)} holds`
    default:
      return `\`${condition.text.replaceAll('`', "'")}\``
  }
}

const isList = ({ kind }: RowCondition): boolean => kind === 'any' || kind === 'all'

function rowsText({ table, column, where }: SelectedRows): string {
  const only = where.kind === 'constant' && where.value ? '' : ` where ${conditionText(where)}`
  return `${table}.${column}${only}`
}

function operandText(operand: RowOperand): string {
  switch (operand.kind) {
    case 'column':
      return `${operand.table}.${operand.column}`
    case 'caller':
      return `the caller's ${operand.column}`
    case 'constant':
      return operand.value === null ? 'empty' : String(operand.value)
    case 'choice':
      return `one of ${operand.values.map(String).join(', ')}`
    case 'sum':
      return `${operandText(operand.left)} ${operand.operator} ${operandText(operand.right)}`
    case 'length':
      return durationText(operand.seconds)
    case 'selected':
      return rowsText(operand.rows)
    case 'unknown':
      return `\`${operand.text.replaceAll('`', "'")}\``
    default:
      return operand.kind
  }
}
