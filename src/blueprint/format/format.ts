import {
  CST,
  type Document,
  Lexer,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
} from 'yaml'
import { blueprint } from '../language/blueprint.ts'
import type { Layout, Shape } from '../shape/shape.ts'

/** A line is as long as this where a thing stands on one. */
const WIDTH = 120
const INDENT = 2

/** The one layout of a blueprint. Comments stay with what they stand at; text that is no YAML stays as it is. */
export function formatBlueprint(text: string): string {
  const document = parseDocument(text, { version: '1.2' })
  if (document.errors.length > 0 || !isMap(document.contents)) return text
  layOut(document.contents, blueprint, 0, 0)
  spaceOut(document.contents)
  return printed(document)
}

const printed = (document: Document): string =>
  withoutPadding(document.toString({ lineWidth: 0, indent: INDENT, flowCollectionPadding: true }))

/** `{ a: b }`, but `[a, b]`. */
function withoutPadding(text: string): string {
  // Signs are looked at as the lexer cuts them: in a text that is quoted, or in a comment, they are no lists.
  const tokens = [...new Lexer().lex(text)].filter((token) => !MARKS.has(token))
  return tokens.filter((token, at) => token !== ' ' || (tokens[at - 1] !== '[' && tokens[at + 1] !== ']')).join('')
}

/** What the lexer says besides the text itself: that a document or a scalar begins, or that a list ends without its sign. */
const MARKS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.SCALAR, CST.FLOW_END])

/** Orders keys, and decides what stands on one line. */
function layOut(node: Node | null, shape: Shape<unknown> | undefined, depth: number, before: number): void {
  const layout = shape?.layout
  if (isScalar(node)) return plainly(node as Scalar)
  if (isMap(node)) {
    order(node, layout)
    for (const { key, value } of node.items as Pair<Scalar, Node | null>[]) {
      plainly(key)
      layOut(value, layout?.inner(String(key.value)), depth + 1, depth * INDENT + String(key.value).length + 2)
    }
    node.flow = !isOpen(node, layout, depth) && fits(node, before)
    return
  }
  if (!isSeq(node)) return
  for (const item of node.items as Node[]) layOut(item, layout?.inner(''), depth + 1, depth * INDENT + 2)
  node.flow = fits(node, before)
}

const isOpen = (node: YAMLMap, layout: Layout | undefined, depth: number): boolean =>
  depth === 0 || layout?.open === true || node.items.length > (layout?.most ?? Infinity)

function fits(node: YAMLMap | YAMLSeq, before: number): boolean {
  if (node.items.length === 0) return true
  // What stands behind it on the same line may stay there.
  const { comment } = node
  node.comment = null
  const line = inALine(node)
  node.comment = comment ?? null
  return line !== null && before + line.length <= WIDTH
}

/** The node on one line; null when a comment or a longer text stands inside. */
function inALine(node: unknown): string | null {
  const { comment, commentBefore } = (node ?? {}) as {
    readonly comment?: string | null
    readonly commentBefore?: string | null
  }
  if (commentBefore) return null
  if (node === null) return ''
  if (isScalar(node)) {
    const text = String(node.value ?? '')
    return comment || /\n/.test(text) || (node.type ?? '').startsWith('BLOCK')
      ? null
      : text + (node.type === 'PLAIN' ? '' : '  ')
  }
  if (isMap(node)) {
    const parts = (node.items as Pair<Scalar, Node>[]).map(({ key, value }) => {
      const [name, inner] = [inALine(key), inALine(value)]
      return name === null || inner === null ? null : `${name}: ${inner}`
    })
    return comment || parts.includes(null) ? null : `{ ${parts.join(', ')} }`
  }
  if (!isSeq(node)) return null
  const parts = node.items.map(inALine)
  return comment || parts.includes(null) ? null : `[${parts.join(', ')}]`
}

/** Known keys first, in their order; others as they stood. */
function order(node: YAMLMap, layout: Layout | undefined): void {
  if (!layout || layout.order.length === 0) return
  const rank = ({ key }: Pair): number => {
    const found = layout.order.indexOf(String((key as Scalar).value))
    return found < 0 ? layout.order.length : found
  }
  const head = node.items[0]
  const sorted = node.items.toSorted((a, b) => rank(a) - rank(b))
  const first = sorted[0]
  // A comment at the very top speaks of the file, whichever key comes first.
  if (head && first && head !== first) moveComment(head, first)
  node.items = sorted
}

function moveComment(from: Pair, to: Pair): void {
  const [source, target] = [from.key as Scalar, to.key as Scalar]
  if (!source.commentBefore || target.commentBefore) return
  target.commentBefore = source.commentBefore
  source.commentBefore = null
}

/** Quotes are kept only where something would change without them. */
function plainly(node: Scalar): void {
  if (node.type !== Scalar.QUOTE_DOUBLE && node.type !== Scalar.QUOTE_SINGLE) return
  if (typeof node.value === 'string' && SAFE.test(node.value) && !RESOLVED.test(node.value)) node.type = Scalar.PLAIN
  else if (typeof node.value === 'string' && !/['\\\n]/.test(node.value)) node.type = Scalar.QUOTE_SINGLE
}

const SAFE = /^[A-Za-z$/][\w ()./|=<>+*$@%-]*$/
/** Words YAML makes something else of. */
const RESOLVED = /^(true|false|null|~|-?\d.*)$|\s$/i

/** A line between parts that have several lines. */
function spaceOut(root: YAMLMap): void {
  const items = root.items as Pair<Scalar, Node | null>[]
  for (const [index, { key, value }] of items.entries()) {
    key.spaceBefore = index > 0 && (isBlock(value) || isBlock(items[index - 1]?.value ?? null))
    if (!isMap(value) || value.flow) continue
    const inner = value.items as Pair<Scalar, Node | null>[]
    for (const [at, one] of inner.entries())
      one.key.spaceBefore =
        at > 0 && (isBlock(one.value) || isBlock(inner[at - 1]?.value ?? null)) && String(key.value) === 'resources'
  }
}

const isBlock = (node: Node | null): boolean => (isMap(node) || isSeq(node)) && !node.flow
