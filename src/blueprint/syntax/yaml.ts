import { type Node, type Pair, isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml'
import { type Range, refuse } from '../problem.ts'
import type { Entry, MapTree, Tree, ValueTree } from './tree.ts'

/** More of it nobody wrote by hand, and nobody reads. */
const DEEPEST = 40

/** A text, and where it begins when several are read as one. */
interface Source {
  readonly text: string
  readonly base: number
}

/** The tree of one YAML document. What YAML would change behind one's back is refused. */
export function readYaml(text: string, base = 0): Tree {
  const source: Source = { text, base }
  const document = parseDocument(text, {
    version: '1.2',
    uniqueKeys: false,
    keepSourceTokens: true,
    prettyErrors: false,
  })
  const [first] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])
  if (first)
    refuse({ start: first.pos[0], end: Math.max(first.pos[1], first.pos[0] + 1) }, ...words(first.code, first.message))
  const [warning] = document.warnings
  if (warning)
    refuse(
      { start: base + warning.pos[0], end: base + warning.pos[1] },
      'a tag has no meaning here',
      'Put the value in quotes if it begins with `!`.',
    )
  if (document.contents === null) return { kind: 'map', entries: [], flow: false, start: base, end: base }
  return treeOf(document.contents as Node, source, 0)
}

function treeOf(node: Node | null, source: Source, depth: number): Tree {
  const range = rangeOf(node, source)
  if (node === null) return { kind: 'value', text: '', value: null, quoted: false, inside: range.start, ...range }
  if (depth > DEEPEST) refuse(range, 'this is nested too deeply')
  if (isAlias(node))
    refuse(range, 'aliases are not part of a blueprint', 'Write the value out: a blueprint is edited by machines, too.')
  if ((node as { anchor?: string }).anchor)
    refuse(range, 'anchors are not part of a blueprint', 'Write the value out where it is used.')
  if (node.tag)
    refuse(range, `the tag ${node.tag} has no meaning here`, 'Put the value in quotes if it begins with `!`.')
  if (isMap(node)) return mapOf(node.items, node.flow === true, range, source, depth)
  if (isSeq(node))
    return {
      kind: 'list',
      flow: node.flow === true,
      items: node.items.map((item) =>
        treeOf(isPair(item) ? refuse(range, 'a list holds no `key: value`') : (item as Node), source, depth + 1),
      ),
      ...range,
    }
  return valueOf(node, range, source)
}

function mapOf(items: readonly Pair[], flow: boolean, range: Range, source: Source, depth: number): MapTree {
  const entries: Entry[] = []
  const seen = new Map<string, Range>()
  for (const { key, value } of items) {
    const keyAt = rangeOf(key as Node | null, source)
    if (!isScalar(key) || typeof key.value === 'object') refuse(keyAt, 'a key is a single word')
    if (key.anchor || key.tag) refuse(keyAt, 'anchors and tags are not part of a blueprint')
    const name = written(keyAt, source).replace(/^(['"])(.*)\1$/s, '$2')
    if (seen.has(name)) refuse(keyAt, `${name} is said twice`, 'Keep one of them.')
    seen.set(name, keyAt)
    const tree = value === null ? nothing(keyAt) : treeOf(value as Node, source, depth + 1)
    entries.push({ key: name, keyAt, value: tree, start: keyAt.start, end: Math.max(keyAt.end, tree.end) })
  }
  return { kind: 'map', entries, flow, ...range }
}

const nothing = ({ end }: Range): ValueTree => ({
  kind: 'value',
  text: '',
  value: null,
  quoted: false,
  inside: end,
  start: end,
  end,
})

function valueOf(node: Node, range: Range, source: Source): ValueTree {
  if (!isScalar(node)) refuse(range, 'this is no value')
  const text = written(range, source)
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
  const plain = node.type === 'PLAIN' && !/[\r\n]/.test(text)
  const content = quoted || !plain ? String(node.value ?? '') : text.trimEnd()
  return {
    kind: 'value',
    text: content,
    value: node.value as ValueTree['value'],
    quoted,
    inside: range.start + (quoted ? 1 : 0),
    ...range,
  }
}

const written = ({ start, end }: Range, { text, base }: Source): string => text.slice(start - base, end - base)

function rangeOf(node: Node | null, { base }: Source): Range {
  const [start = 0, end = start] = node?.range ?? []
  return { start: base + start, end: base + end }
}

/** YAML's own words are about YAML: these say what to do. */
function words(code: string, message: string): readonly [string, string] {
  const known = WORDS[code]
  return known ?? [message.split('\n')[0]!.replace(/\.$/, ''), 'In doubt put the value in quotes.']
}

const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  MULTIPLE_DOCS: ['a second document begins here', 'Take the `---` away: several files stand in architect/.'],
  RESOURCE_EXHAUSTION: ['this is nested too deeply', 'Close what was opened.'],
  TAB_AS_INDENT: ['a tab indents nothing in YAML', 'Use spaces.'],
  BAD_INDENT: ['this line is indented like none above it', 'Keys of one map begin in one column.'],
  MISSING_CHAR: ['something is missing before this', 'Close the bracket, brace or quote that was opened.'],
  BAD_ALIAS: ['`*` begins an alias', 'Put the value in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: ['two keys stand on one line', 'Put a value with `: ` inside in quotes, or the map in `{ }`.'],
  MULTILINE_IMPLICIT_KEY: ['a key ends on its line', 'Is a `:` missing after it?'],
  UNEXPECTED_TOKEN: ['this does not belong here', 'In doubt put the value in quotes.'],
  BAD_SCALAR_START: ['a value does not begin with this', 'Put it in quotes.'],
  BLOCK_IN_FLOW: ['inside of braces and brackets everything stands in one line', 'Close them first.'],
}
