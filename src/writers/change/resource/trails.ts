import type { Node } from '../../../python/ast.ts'
import type { AnyNode } from '../../../python/code/names.ts'

/** A part of the tree, with where it stands in what is around it. */
export interface Step {
  readonly kind: string
  readonly node: AnyNode
  readonly part: string
  /** All that stand in the same list, itself among them; null where it stands alone. */
  readonly list: readonly Node[] | null
}

/** From the statement a search began at down to one part of it. */
export type Trail = readonly Step[]

/** Parts without a name of their own in the tree. */
const KINDS: Readonly<Record<string, string>> = {
  keywords: 'Keyword',
  parameters: 'Parameter',
  handlers: 'ExceptHandler',
  cases: 'MatchCase',
}

/** Every part below a statement, with what is around it. */
export function* trailsIn(root: Node): Generator<Trail> {
  yield* below(root as AnyNode, 'root', null, [])
}

function* below(node: AnyNode, part: string, list: readonly Node[] | null, around: Trail): Generator<Trail> {
  const trail = [...around, { kind: node.kind ?? KINDS[part] ?? '', node, part, list }]
  yield trail
  for (const [name, value] of partsOf(node)) yield* within(value, name, trail)
}

function* within(value: unknown, part: string, trail: Trail): Generator<Trail> {
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) {
    if (isNode(value)) yield* below(value, part, null, trail)
    else for (const [name, inner] of Object.entries(value)) yield* within(inner, name, trail)
    return
  }
  const list = part === 'entries' ? value.map(asEntry) : value
  const nodes = list.filter(isNode)
  for (const one of list) {
    if (isNode(one)) yield* below(one, part, nodes, trail)
    else yield* within(one, part, trail)
  }
}

/** The body of a function stands behind a getter. */
function partsOf(node: AnyNode): readonly (readonly [string, unknown])[] {
  const own = Object.entries(node).filter(([name]) => name !== 'body' || node.kind !== 'FunctionDef')
  return node.kind === 'FunctionDef' ? [...own, ['body', node['body']]] : own
}

const isNode = (value: unknown): value is AnyNode =>
  value !== null && typeof value === 'object' && typeof (value as Node).start === 'number'

/** `"title": task.title` of a dictionary as one. */
const asEntry = (entry: { readonly key: Node | null; readonly value: Node }): unknown => ({
  kind: 'Entry',
  start: (entry.key ?? entry.value).start,
  end: entry.value.end,
  ...entry,
})
