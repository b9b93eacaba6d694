import type { Call, Expression, Module, Name, Node } from '../ast.ts'

/** What the names of a file mean, by its imports: `shared_task` is `celery.shared_task`. */
export type Names = ReadonlyMap<string, string>

export function importedNames(tree: Module, module: string, isPackage: boolean, inFunctions = true): Names {
  const names = new Map<string, string>()
  for (const node of nodesIn(tree, inFunctions)) {
    if (node.kind === 'Import')
      for (const one of node['names'] as readonly { name: string; alias: string | null }[])
        names.set(one.alias ?? one.name.split('.')[0]!, one.alias ? one.name : one.name.split('.')[0]!)
    else if (node.kind === 'ImportFrom') {
      const from = absolute(node['module'] as string | null, node['level'] as number, module, isPackage)
      for (const one of (node['names'] as readonly { name: string; alias: string | null }[] | null) ?? [])
        names.set(one.alias ?? one.name, from ? `${from}.${one.name}` : one.name)
    }
  }
  return names
}

/** `..models` in `app.api.users` is `app.models`. */
export function absolute(name: string | null, level: number, module: string, isPackage: boolean): string {
  if (level === 0) return name ?? ''
  const parts = module.split('.')
  const base = parts.slice(0, parts.length - level + (isPackage ? 1 : 0)).join('.')
  return name ? (base ? `${base}.${name}` : name) : base
}

export interface AnyNode extends Node {
  readonly kind: string
  readonly [part: string]: unknown
}

/** Every node below one, parents first; what stands in functions only when it is wanted: their bodies are lowered for it. */
export function* nodesIn(root: unknown, inFunctions = true): Generator<AnyNode> {
  const stack: unknown[] = [root]
  while (stack.length) {
    const at = stack.pop()
    if (at === null || typeof at !== 'object') continue
    if (Array.isArray(at)) {
      for (let i = at.length - 1; i >= 0; i--) stack.push(at[i])
      continue
    }
    if (typeof (at as AnyNode).kind === 'string') yield at as AnyNode
    // A body is lowered on first use and stands behind a getter.
    if (!inFunctions && (at as AnyNode).kind === 'Lambda') continue
    if (inFunctions && (at as AnyNode).kind === 'FunctionDef') stack.push((at as AnyNode)['body'])
    const values = Object.entries(at)
      .filter(([key]) => key !== 'body' || (at as AnyNode).kind !== 'FunctionDef')
      .map(([, value]) => value as unknown)
    for (let i = values.length - 1; i >= 0; i--) if (typeof values[i] === 'object') stack.push(values[i])
  }
}

/** The calls below a node. */
export const callsIn = (root: unknown, inFunctions = true): readonly Call[] =>
  [...nodesIn(root, inFunctions)].filter(({ kind }) => kind === 'Call') as unknown as readonly Call[]

/** The names below a node. */
export const namesIn = (root: unknown): readonly Name[] =>
  [...nodesIn(root)].filter(({ kind }) => kind === 'Name') as unknown as readonly Name[]

/** The dotted path an expression names, through the imports of its file; null for anything else. */
export function pathOf(expression: Expression | undefined, names: Names): string | null {
  if (!expression) return null
  if (expression.kind === 'Name') return names.get(expression.id) ?? expression.id
  if (expression.kind === 'Call') return pathOf(expression.callee, names)
  if (expression.kind !== 'Attribute') return null
  const owner = pathOf(expression.value, names)
  return owner === null ? null : `${owner}.${expression.name}`
}

export const isCall = (node: { readonly kind: string } | undefined): node is Call => node?.kind === 'Call'
export const keyword = (call: Call, name: string): Expression | undefined =>
  call.keywords.find((one) => one.name === name)?.value
export const textOf = (expression: Expression | undefined): string | null =>
  expression?.kind === 'Constant' && expression.type === 'str' ? String(expression.value) : null
