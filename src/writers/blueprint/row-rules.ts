import { lengthText } from '../../blueprint/expression/length.ts'
import type { Column, RowCondition, RowOperand, SelectedRows, Table } from '../../model/index.ts'
import { keyOf } from '../../model/queries/index.ts'
import { isWord } from './conditions.ts'
import { linkNames } from './links.ts'
import type { Plan } from './plan.ts'
import type { PolicyBook } from './policies.ts'
import type { Roles } from './roles.ts'
import { traitsOf } from './traits.ts'
import { writtenType } from './types.ts'

interface Around {
  readonly plan: Plan
  readonly roles: Roles
  readonly book: PolicyBook
}

/** Where a condition stands: rows of a table, and the path of fields that leads to them. */
interface Standing {
  readonly table: Table
  readonly path: readonly string[]
  readonly outer: Standing | null
}

/** A rule, and what holds it together: `or` needs parentheses inside of `and`. */
type Written =
  | { readonly kind: 'or' | 'and'; readonly sides: readonly Written[] }
  | { readonly kind: 'not'; readonly side: Written }
  | { readonly kind: 'plain'; readonly text: string }

class NotSaid extends Error {}
const refuse = (text: string): never => {
  throw new NotSaid(text)
}

/** A condition on rows of a table as a rule; null, and what of it there is no word for. */
export function conditionRule(
  condition: RowCondition,
  table: Table,
  around: Around,
): { readonly rule: string | null; readonly unsaid: string } {
  try {
    return { rule: textOf(new RuleWriter(around).rule(condition, { table, path: [], outer: null })), unsaid: '' }
  } catch (error) {
    if (error instanceof NotSaid) return { rule: null, unsaid: error.message }
    throw error
  }
}

const textOf = (rule: Written): string => {
  if (rule.kind === 'plain') return rule.text
  if (rule.kind === 'not') return `not ${inside(rule.side)}`
  return rule.sides.map((side) => (rule.kind === 'and' ? inside(side) : textOf(side))).join(` ${rule.kind} `)
}
const inside = (rule: Written): string =>
  rule.kind === 'or' || rule.kind === 'and' ? `(${textOf(rule)})` : textOf(rule)
const plain = (text: string): Written => ({ kind: 'plain', text })

class RuleWriter {
  private readonly around: Around

  constructor(around: Around) {
    this.around = around
  }

  rule(condition: RowCondition, at: Standing): Written {
    switch (condition.kind) {
      case 'any':
      case 'all':
        return this.joined(condition.kind === 'any' ? 'or' : 'and', condition.sides, at)
      case 'not':
        return { kind: 'not', side: this.rule(condition.side, at) }
      case 'constant':
        return plain(condition.value ? 'anyone' : 'nobody')
      case 'role':
        return this.around.roles.names.includes(condition.role)
          ? plain(condition.role)
          : refuse(`whoever is ${condition.role}`)
      case 'holds':
        return plain(this.operand(condition.of, at))
      case 'compare':
        return this.isLiving(condition, at) ? plain('anyone') : this.compared(condition, at)
      case 'among':
        return this.among(condition.left, condition.rows, at)
      case 'policy':
        return this.isWithin(condition) ? plain('anyone') : this.policy(condition.policy, at)
      default:
        return refuse(condition.text)
    }
  }

  /** Rows that count as gone are nobody's anyway. */
  private joined(kind: 'or' | 'and', sides: readonly RowCondition[], at: Standing): Written {
    const left = kind === 'and' ? sides.filter((side) => !this.isLiving(side, at) && !this.isWithin(side)) : sides
    const all = left.map((side) => this.rule(side, at))
    const written = all.filter((one, index) => all.findIndex((other) => textOf(other) === textOf(one)) === index)
    if (written.length === 0) return plain('anyone')
    return written.length === 1 ? written[0]! : { kind, sides: written }
  }

  private isLiving(condition: RowCondition, { table }: Standing): boolean {
    return (
      condition.kind === 'compare' &&
      condition.operator === '=' &&
      condition.left.kind === 'column' &&
      condition.left.column === 'deleted_at' &&
      condition.right.kind === 'constant' &&
      condition.right.value === null &&
      traitsOf(table, this.around.plan.zoneless).columns.has('deleted_at')
    )
  }

  /** Rows of the tenant of the caller: what tenancy says of all rows, no rule says again. */
  private isWithin(condition: RowCondition): boolean {
    return condition.kind === 'policy' && this.around.plan.tenancy?.within.has(condition.policy) === true
  }

  private compared({ left, right, operator }: RowCondition & { kind: 'compare' }, at: Standing): Written {
    const [one, other] = left.kind === 'caller' && right.kind === 'column' ? [right, left] : [left, right]
    const turned = one === left ? operator : (TURNED[operator] ?? operator)
    if (one.kind === 'column' && this.isCallerKey(other)) {
      const rule = plain(this.caller(one, at))
      return turned === '=' ? rule : turned === '!=' ? { kind: 'not', side: rule } : refuse('an order of keys')
    }
    if (other.kind === 'choice') return this.chosen(one, turned, other.values, at)
    return plain(`${this.operand(one, at)} ${turned} ${this.value(other, one, at)}`)
  }

  private isCallerKey(operand: RowOperand): boolean {
    return operand.kind === 'caller' && operand.table === this.around.plan.user && operand.column === 'id'
  }

  /** The row is the caller's, or points to the caller. */
  private caller(operand: RowOperand & { kind: 'column' }, at: Standing): string {
    const { user } = this.around.plan
    const { table, path } = standingOf(operand.table, at)
    if (operand.table === user && operand.column === 'id') return path.length === 0 ? 'self' : path.join('.')
    if (keyOf(table, operand.column)?.references.table !== user) refuse(`${operand.column} is who asks`)
    return [...path, this.field(table, operand.column)].join('.')
  }

  private chosen(one: RowOperand, operator: string, values: readonly unknown[], at: Standing): Written {
    const column = this.columnOf(one, at)
    const words = values.filter((value): value is string => typeof value === 'string' && isWord(value))
    const isWords = column !== null && words.length === values.length && this.isWords(column)
    if (isWords) return plain(`${this.operand(one, at)} ${operator} ${words.join('|')}`)
    const sides = values.map((value) =>
      plain(
        `${this.operand(one, at)} ${operator} ${this.value({ kind: 'constant', value: value as string }, one, at)}`,
      ),
    )
    return sides.length === 1 ? sides[0]! : { kind: operator === '=' ? 'or' : 'and', sides }
  }

  private columnOf(operand: RowOperand, at: Standing): readonly [Table, Column] | null {
    if (operand.kind !== 'column' && operand.kind !== 'caller' && operand.kind !== 'selected') return null
    const [id, name] =
      operand.kind === 'selected' ? [operand.rows.table, operand.rows.column] : [operand.table, operand.column]
    const table =
      operand.kind === 'column'
        ? standingOf(id, at).table
        : this.around.plan.backend.data.tables.find((one) => one.id === id)
    const column = table?.columns.find((one) => one.name === name)
    return table && column ? [table, column] : null
  }

  /** Whether a column holds one of some words, roles among them. */
  private isWords([table, column]: readonly [Table, Column]): boolean {
    if (table.id === this.around.plan.user && column.name === this.around.roles.at) return true
    return writtenType(column, this.around.plan, table).text.includes('|')
  }

  private operand(operand: RowOperand, at: Standing): string {
    switch (operand.kind) {
      case 'column': {
        const { table, path } = standingOf(operand.table, at)
        return [...path, this.field(table, operand.column)].join('.')
      }
      case 'caller': {
        const { plan } = this.around
        const table = plan.tables.find(({ id }) => id === operand.table && id === plan.user)
        return table ? `me.${this.field(table, operand.column)}` : refuse(`${operand.column} of the caller`)
      }
      case 'sum':
        return `${this.operand(operand.left, at)} ${operand.operator} ${this.operand(operand.right, at)}`
      case 'length':
        return lengthText(operand.seconds)
      case 'selected':
        return this.selected(operand.rows, at)
      case 'now':
      case 'today':
        return operand.kind
      case 'constant':
        return constantText(operand.value, false)
      default:
        return refuse(operand.kind === 'unknown' ? operand.text : 'one of several')
    }
  }

  /** A value as it stands beside what it is compared with. */
  private value(operand: RowOperand, beside: RowOperand, at: Standing): string {
    if (operand.kind !== 'constant') return this.operand(operand, at)
    const column = this.columnOf(beside, at)
    return constantText(operand.value, column !== null && this.isWords(column))
  }

  /** `select(Project.title).where(Project.id == Task.project_id)` */
  private selected({ table: id, column, where }: SelectedRows, at: Standing): string {
    const table = this.table(id)
    if (where.kind !== 'compare' || where.operator !== '=') return refuse('what another row holds')
    const [one, other] =
      where.left.kind === 'column' && where.left.table === id ? [where.left, where.right] : [where.right, where.left]
    if (one.kind !== 'column' || one.column !== 'id') return refuse('what another row holds')
    const path = other.kind === 'selected' ? this.selected(other.rows, at) : this.operand(other, at)
    return `${path}.${this.field(table, column)}`
  }

  private among(left: RowOperand, rows: SelectedRows, at: Standing): Written {
    if (left.kind !== 'column') return refuse('rows of others')
    const { table, path } = standingOf(left.table, at)
    const link = this.around.plan.links.find((one) => one.table.id === rows.table)
    if (left.column === 'id' && link && link.one.columns[0] === rows.column && link.one.references.table === table.id) {
      const name = linkNames(table, this.around.plan).get(link.table.id)
      return name === undefined
        ? refuse(link.table.name)
        : this.linked(link, rows.where, { table, path: [...path, name], outer: at })
    }
    const key = keyOf(table, left.column)
    if (rows.column !== 'id' || key?.references.table !== rows.table)
      return refuse(`${left.column} among ${rows.table}`)
    return this.rule(rows.where, {
      table: this.table(rows.table),
      path: [...path, this.field(table, left.column)],
      outer: at,
    })
  }

  /** What holds of the links of a row: whose they are, what they hold, or what they lead to. */
  private linked({ table, other, held }: Plan['links'][number], where: RowCondition, at: Standing): Written {
    const sides = where.kind === 'all' ? where.sides : [where]
    const isOther = (operand: RowOperand): boolean =>
      operand.kind === 'column' && operand.table === table.id && operand.column === other.columns[0]
    const [one] = sides
    if (sides.length === 1 && one?.kind === 'among' && isOther(one.left) && one.rows.column === 'id')
      return this.rule(one.rows.where, { table: this.table(one.rows.table), path: at.path, outer: at })
    const left = sides.filter(
      (side) =>
        !(side.kind === 'compare' && side.operator === '=' && isOther(side.left) && this.isCallerKey(side.right)),
    )
    if (left.length === 0) return plain(at.path.join('.'))
    if (!held) return refuse(table.name)
    return this.joined('and', left, { table, path: at.path, outer: at })
  }

  private policy(id: string, at: Standing): Written {
    const { book } = this.around
    const named = book.named.get(id)
    if (named && named.table === at.table.id && at.path.length > 0) return plain([...at.path, named.verb].join('.'))
    const policy = book.policies.get(id)
    return policy ? this.rule(policy.condition, at) : refuse(id)
  }

  private table(id: string): Table {
    return this.around.plan.tables.find((one) => one.id === id) ?? refuse(id)
  }

  private field(table: Table, column: string): string {
    const held = this.around.plan.links.find((one) => one.table.id === table.id)?.held
    return this.around.plan.fields.get(table.id)?.get(column) ?? (held?.name === column ? column : refuse(column))
  }
}

const TURNED: Readonly<Record<string, '<' | '<=' | '>' | '>='>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** The nearest rows of this table around a condition. */
function standingOf(table: string, at: Standing): Standing {
  for (let one: Standing | null = at; one; one = one.outer) if (one.table.id === table) return one
  return refuse(`rows of ${table}`)
}

function constantText(value: string | number | boolean | null, isWords: boolean): string {
  if (value === null || typeof value !== 'string') return String(value)
  if (isWords && isWord(value)) return value
  return value.includes("'") ? (value.includes('"') ? refuse(value) : `"${value}"`) : `'${value}'`
}
