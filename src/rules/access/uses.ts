import type { Expression, Node } from '../../python/ast.ts'
import { type AnyNode, nodesIn } from '../../python/code/names.ts'

/** What a function does with one of its names. */
export interface Uses {
  /** Asked for in a test: `if not user`, `user is None`, `user and user.name`. */
  readonly tested: boolean
  /** Handed to somebody else, who may test it. */
  readonly handedOn: boolean
  /** `user.id`, for each the attribute. */
  readonly read: readonly Node[]
  /** Whether it occurs at all. */
  readonly used: boolean
}

export function usesOf(name: string, body: unknown): Uses {
  let [tested, handedOn, used] = [false, false, false]
  const read: Node[] = []
  for (const node of nodesIn(body)) {
    if (isName(node, name)) used = true
    else if (node.kind === 'Attribute' && isName(node['value'], name)) read.push(node)
    else if (node.kind === 'Call' && argumentsOf(node).some((one) => isName(one, name))) handedOn = true
    else if (node.kind === 'Assign' && isName(node['value'], name)) handedOn = true
    if (testsOf(node).some((test) => mentions(test, name))) tested = true
  }
  return { tested, handedOn, read, used }
}

const isName = (node: unknown, name: string): boolean =>
  typeof node === 'object' && node !== null && (node as AnyNode).kind === 'Name' && (node as AnyNode)['id'] === name

function argumentsOf(call: AnyNode): readonly unknown[] {
  const given = [...(call['args'] as readonly Expression[])].map((one) => (one.kind === 'Starred' ? one.value : one))
  return [...given, ...(call['keywords'] as readonly { readonly value: Expression }[]).map((one) => one.value)]
}

/** What a node decides by. */
function testsOf(node: AnyNode): readonly unknown[] {
  switch (node.kind) {
    case 'If':
    case 'While':
    case 'Conditional':
    case 'Assert':
      return [node['test']]
    case 'BooleanOperation':
    case 'Comparison':
      return [node]
    case 'UnaryOperation':
      return node['operator'] === 'not' ? [node] : []
    case 'Match':
      return [node['subject']]
    default:
      return []
  }
}

function mentions(test: unknown, name: string): boolean {
  for (const node of nodesIn(test)) if (isName(node, name)) return true
  return false
}
