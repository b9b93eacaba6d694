import type { Assign, Call, Expression, If, Node, Statement } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { textOf } from '../../../python/code/names.ts'
import { type Mention, tokenOf } from './mentions.ts'
import { savedBehind } from './saved.ts'
import type { Step, Trail } from './trails.ts'

/**
 * What speaks of one field of the sibling, and can stand for another field, or go.
 * - declaration: a field of a class
 * - item: one of several in brackets
 * - statement: one of a block
 * - word: the field is named in passing, and another one could be
 * - link: a call in a chain of calls
 */
export interface Unit {
  readonly form: 'declaration' | 'item' | 'statement' | 'word' | 'link'
  readonly field: string
  readonly node: Node
  readonly kind: string
  /** All that stand beside it, itself among them. */
  readonly list: readonly Node[]
  /** The statement that says nothing when all of the list has gone; absent where it still does. */
  readonly whole?: Node
  /** Whether it says the same of another field when that one's name stands in it. */
  readonly isModel: boolean
  /** Whether it holds for values of any kind. */
  readonly isFree: boolean
  /** What goes where no new field can be searched in: the condition of the search. */
  readonly goes?: Pick<Step, 'node' | 'list'>
}

/** What a mention stands in; or null where the code does something with the field that nobody can say of another. */
export function unitOf(file: CodeFile, { field, trail }: Mention): Unit | null {
  for (let index = trail.length - 1; index >= 0; index -= 1) {
    const found = unitAt(file, field, trail, index)
    if (found !== undefined) return found ?? conditionAround(file, field, trail, index)
  }
  return null
}

/** What is done only where the field says so goes with its condition. */
function conditionAround(file: CodeFile, field: string, trail: Trail, below: number): Unit | null {
  const mentioned = new RegExp(`\\b${field}\\b`)
  const step = trail
    .slice(0, below)
    .findLast(({ kind, node }) => kind === 'If' && mentioned.test(file.text((node as unknown as If).test)))
  if (!step || (step.node as unknown as If).otherwise.length > 0) return null
  const { node, kind, list } = step
  return { form: 'statement', field, node, kind, list: list ?? [node], isModel: false, isFree: true }
}

function unitAt(file: CodeFile, field: string, trail: Trail, index: number): Unit | null | undefined {
  const step = trail[index]!
  const isMention = index === trail.length - 1
  const unit = (form: Unit['form'], more: Partial<Unit> = {}): Unit => ({
    form,
    field,
    node: form === 'word' ? tokenOf(trail.at(-1)!) : step.node,
    kind: step.kind,
    list: step.list ?? [step.node],
    isModel: true,
    isFree: true,
    ...more,
  })
  if (step.kind === 'Keyword' || step.kind === 'Parameter')
    return (step.node as unknown as { name: string }).name === field ? unit('item') : undefined
  if (step.kind === 'Entry')
    return textOf((step.node as unknown as { key: Expression }).key) === field ? unit('item') : undefined
  if (step.part === 'items' && isMention && isDisplay(trail[index - 1])) return unit('item')
  const constraints = step.part === 'items' && step.kind === 'Call' ? constraintsAround(trail) : undefined
  if (constraints) return unit('item', { isModel: false, whole: constraints.node })
  if (step.part === 'args' && isMention && namesColumns(trail, index, field)) return unit('item', { isFree: false })
  if (step.part === 'args') return argument(step, trail[index - 1]!, isMention, unit)
  if (step.part === 'decorators') return undefined
  return isStatement(step) ? statement(file, field, trail, index, unit) : undefined
}

const isDisplay = (step: Step | undefined): boolean => /^(List|Tuple|Set)$/.test(step?.kind ?? '')

/** `__table_args__ = (UniqueConstraint("title"),)` */
const constraintsAround = (trail: Trail): Step | undefined =>
  trail.find(({ kind, node }) => {
    const target = kind === 'Assign' ? (node as unknown as Assign).targets[0] : undefined
    return target?.kind === 'Name' && target.id === '__table_args__'
  })

/** `search_vector = Column(TSVectorType("title", "notes"))`: a column that is made of others, which it names. */
function namesColumns(trail: Trail, index: number, field: string): boolean {
  const { args } = trail[index - 1]!.node as unknown as Call
  const at = trail.findIndex(({ kind }) => kind === 'ClassDef') + 1
  const statement = trail[at]?.node as unknown as Statement | undefined
  if (at === 0 || (statement?.kind !== 'Assign' && statement?.kind !== 'AnnotatedAssign')) return false
  const target = statement.kind === 'Assign' ? statement.targets[0] : statement.target
  if (target?.kind !== 'Name' || target.id === field || target.id.startsWith('__')) return false
  return args.length > 0 && args.every((one) => one.kind === 'Constant' && one.type === 'str')
}

const SEVERAL = /^(select|with_entities|load_only|only|columns|add_columns|defer|values)$/
const ORDERS = /^(order_by|group_by|distinct|asc|desc)$/
const CHAINED = /^(options|join|outerjoin|order_by)$/

type Make = (form: Unit['form'], more?: Partial<Unit>) => Unit

function argument(step: Step, around: Step, isMention: boolean, unit: Make): Unit | undefined {
  const call = around.node as unknown as Call
  const { callee } = call
  const name = callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''
  if (SEVERAL.test(name) && isMention) return unit('item')
  if (name === 'or_') return unit('item', { isFree: false })
  if (ORDERS.test(name) || CHAINED.test(name)) {
    if (call.args.length > 1) return unit('item', { isModel: false })
    return callee.kind === 'Attribute' && CHAINED.test(name)
      ? unit('link', { node: { start: callee.value.end, end: call.end }, list: [step.node] })
      : undefined
  }
  return undefined
}

const SIMPLE =
  /^(Assign|AnnotatedAssign|AugmentedAssign|Assert|ExpressionStatement|Return|Raise|Delete|If|For|While|With|Try|FunctionDef|ClassDef|Match)$/

const isStatement = ({ kind }: Step): boolean => SIMPLE.test(kind)

function statement(file: CodeFile, field: string, trail: Trail, index: number, unit: Make): Unit | null | undefined {
  const step = trail[index]!
  const inClass = trail[index - 1]?.kind === 'ClassDef'
  const node = step.node as unknown as Statement
  switch (node.kind) {
    case 'Assert':
      return unit('statement')
    case 'Assign':
    case 'AnnotatedAssign':
    case 'AugmentedAssign': {
      const [target] = node.kind === 'Assign' ? node.targets : [node.target]
      const isOf = target !== undefined && says(target, field)
      if (inClass) return isOf && target.kind === 'Name' ? unit('declaration') : null
      if (!isOf)
        return isInMessage(trail, index)
          ? unit('word')
          : isSearch(trail, index)
            ? unit('word', { isFree: false, ...goesWith(trail, index) })
            : null
      return node.kind === 'AugmentedAssign' ? null : unit('statement')
    }
    case 'Delete':
      return unit('statement')
    case 'ExpressionStatement':
    case 'Raise':
      return unit('word')
    case 'Return':
      return isTold(trail) || isInMessage(trail, index) ? unit('word') : null
    case 'If':
      return branch(file, field, node, unit)
    case 'FunctionDef':
      return trail[index + 1]?.part === 'decorators' && inClass ? unit('statement', { isModel: false }) : null
    default:
      return null
  }
}

/** The target of an assignment is the field: `title`, `row.title`, `row["title"]`. */
function says(target: Expression, field: string): boolean {
  if (target.kind === 'Name') return target.id === field
  if (target.kind === 'Attribute') return target.name === field
  return target.kind === 'Subscript' && textOf(target.index) === field
}

const isInMessage = (trail: Trail, from: number): boolean =>
  trail.slice(from).some(({ kind }) => kind === 'JoinedString')

/** `if words: statement = statement.where(Task.title.contains(words))` */
function isSearch(trail: Trail, index: number): boolean {
  const statement = trail[index]!.node as unknown as Assign
  const around = trail.slice(0, index).findLast(({ kind }) => kind === 'If')?.node as unknown as If | undefined
  const [target] = statement.targets ?? []
  const { value } = statement
  return (
    around !== undefined &&
    target?.kind === 'Name' &&
    /^(Name|Attribute|Comparison)$/.test(around.test.kind) &&
    value.kind === 'Call' &&
    value.callee.kind === 'Attribute' &&
    /^(where|filter)$/.test(value.callee.name)
  )
}

/** The condition around a search, where nothing else is done under it. */
function goesWith(trail: Trail, index: number): Pick<Unit, 'goes'> {
  const step = trail.slice(0, index).findLast(({ kind }) => kind === 'If')
  const node = step?.node as unknown as If | undefined
  return step && node?.body.length === 1 && node.otherwise.length === 0 ? { goes: step } : {}
}

const isTold = (trail: Trail): boolean =>
  trail.some(
    ({ node, kind }) => kind === 'FunctionDef' && /^__(str|repr)__$/.test((node as { name?: string }).name ?? ''),
  )

/** A condition on one field: a copy where it is said, or a filter. */
function branch(file: CodeFile, field: string, { body, otherwise }: If, unit: Make): Unit {
  const isSet = (one: Statement): boolean => one.kind === 'Assign' && one.targets.every((target) => says(target, field))
  const saved = savedBehind(body)
  const isCopy = body.length > saved.length && body.slice(0, body.length - saved.length).every(isSet)
  const mentioned = new RegExp(`\\b${field}\\b`)
  const isFilter = body.length === 1 && body[0]!.kind === 'Assign' && mentioned.test(file.text(body[0]))
  return unit('statement', { isModel: otherwise.length === 0 && (isCopy || isFilter), isFree: isCopy })
}

/** Units that are not part of another one, each once; or what speaks of several fields at once. */
export function outermost(units: readonly Unit[]): {
  readonly units: readonly Unit[]
  readonly mixed: readonly Unit[]
} {
  const holds = (one: Node, other: Node): boolean => one.start <= other.start && other.end <= one.end
  const outer = units.filter(
    (one) =>
      !units.some(
        (other) =>
          holds(other.node, one.node) && (other.node.start !== one.node.start || other.node.end !== one.node.end),
      ),
  )
  const single = outer.filter((one, index) => outer.findIndex((other) => holds(other.node, one.node)) === index)
  const mixed = units.filter((one) =>
    single.some(
      (other) => holds(other.node, one.node) && other.field !== one.field && other.form !== 'word' && other.isModel,
    ),
  )
  return { units: single, mixed }
}
