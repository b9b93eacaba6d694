import { lineStarts } from '../../kernel/text.ts'
import type { Comprehension, Expression, For, While } from '../ast.ts'
import type { CodeFile } from './file.ts'
import type { AnyNode } from './names.ts'

export type Loop = For | While | Comprehension

interface Tree {
  readonly parents: ReadonlyMap<object, AnyNode>
  readonly byStart: ReadonlyMap<number, readonly AnyNode[]>
  readonly lines: Uint32Array
}

const trees = new WeakMap<CodeFile, Tree>()

/** Nodes come parents first, so whoever holds a node is the last one before it that has not ended. */
function treeOf(file: CodeFile): Tree {
  const { nodes } = file
  const known = trees.get(file)
  if (known) return known
  const parents = new Map<object, AnyNode>()
  const byStart = new Map<number, AnyNode[]>()
  const around: AnyNode[] = []
  for (const node of nodes) {
    while (around.length > 0 && !holds(around.at(-1)!, node)) around.pop()
    const parent = around.at(-1)
    if (parent) parents.set(node, parent)
    byStart.set(node.start, [...(byStart.get(node.start) ?? []), node])
    around.push(node)
  }
  const tree = { parents, byStart, lines: lineStarts(file.tree.source) }
  trees.set(file, tree)
  return tree
}

export const holds = (
  outer: { readonly start: number; readonly end: number },
  inner: { readonly start: number; readonly end: number },
): boolean => outer.start <= inner.start && inner.end <= outer.end

export function parentOf(file: CodeFile, node: object): AnyNode | null {
  return treeOf(file).parents.get(node) ?? null
}

/** What stands around a node, the nearest first, up to the function or class it stands in. */
export function* aroundInFunction(file: CodeFile, node: object): Generator<AnyNode> {
  for (let at = parentOf(file, node); at; at = parentOf(file, at)) {
    yield at
    if (at.kind === 'FunctionDef' || at.kind === 'Lambda' || at.kind === 'ClassDef') return
  }
}

/** The node a place points at: the one that begins and ends there, of one kind where several do. */
export function nodeAt(
  file: CodeFile,
  place: { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number },
  kind?: string,
): AnyNode | null {
  const { byStart, lines } = treeOf(file)
  const start = (lines[place.line - 1] ?? 0) + place.column - 1
  const end = (lines[place.endLine - 1] ?? 0) + place.endColumn - 1
  const here = (byStart.get(start) ?? []).filter((node) => kind === undefined || node.kind === kind)
  return here.find((node) => node.end === end) ?? here.at(-1) ?? null
}

/** The innermost loop that repeats a node; what a loop goes through is not repeated. */
export function loopAround(file: CodeFile, node: AnyNode): Loop | null {
  for (const at of aroundInFunction(file, node)) {
    if (at.kind === 'For' && !holds((at as unknown as For).iterable, node)) return at as unknown as For
    if (at.kind === 'While') return at as unknown as While
    if (at.kind === 'Comprehension') {
      const loop = at as unknown as Comprehension
      if (!holds(loop.clauses[0]!.iterable, node)) return loop
    }
  }
  return null
}

/** The names a loop gives to what it goes through. */
export function targetsOf(loop: Loop): ReadonlySet<string> {
  const targets =
    loop.kind === 'For' ? [loop.target] : loop.kind === 'While' ? [] : loop.clauses.map((one) => one.target)
  return new Set(targets.flatMap((target) => boundNames(target)))
}

export function boundNames(target: Expression): readonly string[] {
  if (target.kind === 'Name') return [target.id]
  if (target.kind === 'Tuple' || target.kind === 'List') return target.items.flatMap((item) => boundNames(item))
  return target.kind === 'Starred' ? boundNames(target.value) : []
}
