import type { Language, Tree } from 'web-tree-sitter'
import type { Cursor, OpenCursor } from './cursor.ts'
import { type FlatTree, FlatTreeBuilder } from './flat-tree.ts'
import { Kind, leafKinds, Token } from './kinds.ts'

/** Our kind for each node type number of the grammar; numbers it does not have give `dropped`. */
export function kindsOf(language: Language): Uint8Array {
  const nodes: Readonly<Record<string, number | undefined>> = Kind
  const tokens: Readonly<Record<string, number | undefined>> = Token
  const kinds = new Uint8Array(errorType + 1)
  language.types.forEach((name, type) => {
    const known = language.nodeTypeIsNamed(type) ? nodes : tokens
    kinds[type] = known[name] ?? Kind.dropped
  })
  kinds[errorType] = Kind.error
  return kinds
}

/** What tree-sitter answers for an ERROR node. */
const errorType = 65_535

const isLeaf = Uint8Array.from({ length: 256 }, (_, kind) => (leafKinds.has(kind) ? 1 : 0))

const builder = new FlatTreeBuilder()

/** Walks a tree once. A tree without errors is walked in less detail: leaves are not looked into. */
export function flatten(tree: Tree, open: OpenCursor, kinds: Uint8Array, source: string): FlatTree {
  // Asked before the cursor opens: both questions use the same buffer.
  const careful = tree.rootNode.hasError
  const cursor = open(tree)
  builder.clear()
  try {
    walk(cursor, kinds, source, careful)
    return builder.finish()
  } finally {
    cursor.release()
  }
}

function walk(cursor: Cursor, kinds: Uint8Array, source: string, careful: boolean): void {
  const open: number[] = []
  for (;;) {
    const kind = kinds[cursor.type()] ?? Kind.dropped
    const node = visit(cursor, kind, careful)
    if (node >= 0 && mayDescend(kind, node, source, careful) && cursor.firstChild()) {
      open.push(node)
      continue
    }
    while (!cursor.nextSibling()) {
      const finished = open.pop()
      if (finished === undefined) return
      builder.close(finished)
      cursor.parent()
    }
  }
}

/** Adds the cursor's node if it matters; -1 if it does not. */
function visit(cursor: Cursor, kind: number, careful: boolean): number {
  if (careful && cursor.missing()) return builder.add(Kind.missing, cursor.start(), cursor.end())
  if (kind === Kind.dropped) return -1
  return builder.add(kind, cursor.start(), cursor.end())
}

function mayDescend(kind: number, node: number, source: string, careful: boolean): boolean {
  if (careful) return true
  if (kind === Kind.string) return hasFields(source, builder.startOf(node))
  return isLeaf[kind] === 0
}

/** Whether a string literal starting here is an f-string or a t-string: only those have a tree inside. */
function hasFields(source: string, start: number): boolean {
  for (let at = start; at < start + 3; at += 1) {
    const letter = source.charCodeAt(at) | 0x20
    if (letter === 0x66 || letter === 0x74) return true
    if (letter < 0x61 || letter > 0x7a) return false
  }
  return false
}
