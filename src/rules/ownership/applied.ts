import type { Call, Expression, Node } from '../../python/ast.ts'
import type { CodeFunction } from '../../python/code/file.ts'
import { type AnyNode, nodesIn } from '../../python/code/names.ts'

/** How a mapping becomes part of a record, whatever it holds. */
export interface Application {
  readonly how: 'setattr' | 'constructor' | 'values' | 'merge' | 'update'
  readonly node: Node
  /** What it is applied to, as written: the class, the object, the store. */
  readonly target: string
}

/** The names a value has in a function: `data = await request.json()`. */
export function namesOf(within: CodeFunction, value: Node): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of nodesIn(within.node.body)) {
    const assigned = assignment(node)
    if (assigned && contains(unwrapped(assigned.value), value)) names.add(assigned.name)
  }
  return names
}

function assignment(node: AnyNode): { readonly name: string; readonly value: Expression } | null {
  const target =
    node.kind === 'Assign' ? (node['targets'] as readonly Expression[])[0] : (node['target'] as Expression | undefined)
  if (node.kind !== 'Assign' && node.kind !== 'AnnotatedAssign' && node.kind !== 'NamedExpression') return null
  const value = node['value'] as Expression | null
  return target?.kind === 'Name' && value ? { name: target.id, value } : null
}

const unwrapped = (value: Expression): Expression => (value.kind === 'Await' ? unwrapped(value.value) : value)
const contains = (outer: Node, inner: Node): boolean => outer.start === inner.start && outer.end === inner.end

/** Where a mapping, by its names or as it is written, is put into a record key by key or as a whole. */
export function applicationsOf(
  within: CodeFunction,
  names: ReadonlySet<string>,
  value: Node | null,
): readonly Application[] {
  const is = (one: Expression | undefined): boolean => {
    if (!one) return false
    const plain = unwrapped(one)
    return (plain.kind === 'Name' && names.has(plain.id)) || (value !== null && contains(plain, value))
  }
  const found: Application[] = []
  for (const node of nodesIn(within.node.body)) {
    if (node.kind === 'For') found.push(...looped(node, within, is))
    else if (node.kind === 'Call') found.push(...called(node as unknown as Call, within, is))
    else if (node.kind === 'Dict') found.push(...merged(node, within, is))
  }
  return found
}

type Is = (one: Expression | undefined) => boolean

/** `for key, value in data.items(): setattr(row, key, value)` */
function looped(node: AnyNode, within: CodeFunction, is: Is): readonly Application[] {
  const iterable = node['iterable'] as Expression
  const over = iterable.kind === 'Call' && iterable.callee.kind === 'Attribute' ? iterable.callee.value : iterable
  if (!is(over)) return []
  return [...nodesIn(node['body'])].flatMap((inner) => {
    const call = inner as unknown as Call
    if (inner.kind !== 'Call' || call.callee.kind !== 'Name' || call.callee.id !== 'setattr' || !call.args[0]) return []
    if (call.args[1]?.kind === 'Constant') return []
    return [{ how: 'setattr' as const, node: inner, target: within.file.text(call.args[0]) }]
  })
}

function called(call: Call, within: CodeFunction, is: Is): readonly Application[] {
  const target = within.file.text(call.callee)
  const name = call.callee.kind === 'Attribute' ? call.callee.name : ''
  const spread = call.keywords.some((one) => one.name === null && is(one.value))
  if (spread && name === 'values') return [{ how: 'values', node: call, target }]
  if (spread && (call.callee.kind === 'Name' || /^[A-Z]/.test(name)))
    return [{ how: 'constructor', node: call, target }]
  if (!call.args.some(is)) return []
  if (name === 'values' || name === 'sqlmodel_update') return [{ how: 'values', node: call, target }]
  if (name === 'model_validate' || name === 'parse_obj')
    return [{ how: 'constructor', node: call, target: owner(call, within) }]
  return name === 'update' || name === 'update_one' ? [{ how: 'update', node: call, target: owner(call, within) }] : []
}

const owner = (call: Call, within: CodeFunction): string =>
  call.callee.kind === 'Attribute' ? within.file.text(call.callee.value) : ''

/** `{**user, **data}` */
function merged(node: AnyNode, within: CodeFunction, is: Is): readonly Application[] {
  const entries = node['entries'] as readonly { readonly key: Expression | null; readonly value: Expression }[]
  const at = entries.findIndex((one) => one.key === null && is(one.value))
  const under = entries.slice(0, at).find((one) => one.key === null)
  return at > 0 && under ? [{ how: 'merge', node, target: within.file.text(under.value) }] : []
}

/** Fields somebody speaks of by name, beside the mapping: taken out, set, or checked. */
export function mentionsField(within: CodeFunction, field: string): boolean {
  for (const node of nodesIn(within.node.body)) {
    if (node.kind === 'Constant' && node['value'] === field) return true
    if (node.kind === 'Attribute' && node['name'] === field) return true
    if (node.kind === 'Call' && (node as unknown as Call).keywords.some((one) => one.name === field)) return true
  }
  return false
}
