import type { CodeFunction } from '../../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../../python/code/names.ts'

export interface Shape {
  readonly key: string
  readonly size: number
}

/** A function's body without its names and texts: two of the same shape do the same to different things. */
export function shapeOf({ node }: CodeFunction): Shape {
  const names = new Map<string, number>()
  const order = (name: string): number => {
    if (!names.has(name)) names.set(name, names.size)
    return names.get(name)!
  }
  const body = isText(node.body[0]) ? node.body.slice(1) : node.body
  const parts = [...nodesIn(body)].map((one) => partOf(one, order))
  return { key: parts.join(' '), size: parts.length }
}

/** Names by the order in which they first stand; what is called on them, and keywords, as written. */
function partOf(node: AnyNode, order: (name: string) => number): string {
  if (node.kind === 'Name') return `n${order(String(node['id']))}`
  if (node.kind === 'Attribute') return `.${String(node['name'])}`
  if (node.kind === 'Call')
    return `call${(node['keywords'] as readonly { name: string | null }[]).map(({ name }) => `,${name}`).join('')}`
  const operators = node['operators'] ?? node['operator']
  return operators === undefined ? node.kind : `${node.kind}${String(operators)}`
}

const isText = (statement: unknown): boolean => {
  const { kind, value } = (statement ?? {}) as { kind?: string; value?: { kind?: string } }
  return kind === 'ExpressionStatement' && value?.kind === 'Constant'
}
