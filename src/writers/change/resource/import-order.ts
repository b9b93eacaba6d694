import type { Import, ImportFrom, Node } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { byKind } from '../source/imports.ts'
import { type Splice, breakOf, lineEnd } from '../source/splice.ts'
import type { Renaming } from './renaming.ts'

type Importing = Import | ImportFrom

/**
 * Imports with the new words, in order where they were in order, and without names nothing uses any more; `brought` are the
 * edits that import what the new fields need.
 */
export function importsAgain(
  file: CodeFile,
  unused: ReadonlySet<Node>,
  brought: readonly Splice[],
  renaming: Renaming,
  width: number,
): readonly Splice[] {
  const taken = new Set<Splice>()
  const made = blocksOf(file).flatMap((block): readonly Splice[] => {
    const [first, last] = [block[0]!, block.at(-1)!]
    const within = brought.filter(({ start }) => first.start <= start && start <= lineEnd(file.tree.source, last.end))
    const wider = new Map(
      block.flatMap((one) => within.filter((splice) => isFor(splice, one)).map((splice) => [one, splice])),
    )
    if (within.some((one) => one.start < one.end && ![...wider.values()].includes(one))) return []
    for (const one of within) taken.add(one)
    const lines = within.filter(({ start, end }) => start === end).map(({ text }) => text.trim())
    return blockAgain(
      file,
      block,
      lines,
      block.map((one) => {
        const splice = wider.get(one)
        return splice ? needed(splice.text, one, unused, width) : again(file, one, unused, renaming, width)
      }),
    )
  })
  return [...made, ...brought.filter((one) => !taken.has(one))]
}

/** An edit that gives an import more names. */
const isFor = ({ start, end }: Splice, one: Importing): boolean => start === one.start && end === one.end

/** Such an import without the names nothing uses any more. */
function needed(text: string, { names }: Importing, unused: ReadonlySet<Node>, width: number): string {
  const gone = new Set(names.filter((one) => unused.has(one)).map(({ name }) => name))
  const [, head, listed] = /^(from\s+\S+\s+import )\(?([^()#]*)\)?$/.exec(text) ?? []
  if (head === undefined || listed === undefined || gone.size === 0) return text
  const kept = listed.split(',').flatMap((one) => {
    const name = one.trim()
    return name === '' || gone.has(name) ? [] : [name]
  })
  return laidOut(head, kept, { width, isOpen: false, eol: breakOf(text) })
}

interface Laid {
  readonly width: number
  readonly isOpen: boolean
  readonly eol: string
}

function laidOut(head: string, names: readonly string[], { width, isOpen, eol }: Laid): string {
  const line = `${head}${names.join(', ')}`
  if (line.length <= width && !isOpen) return line
  return `${head}(${eol}${names.map((one) => `    ${one},${eol}`).join('')})`
}

function blockAgain(
  file: CodeFile,
  block: readonly Importing[],
  lines: readonly string[],
  made: readonly (string | null)[],
): readonly Splice[] {
  const isOrdered = inOrder(block.map((one) => file.text(one))) && !hasComments(file, block)
  const kept = made.filter((text) => text !== null)
  const ordered = isOrdered ? [...kept, ...lines].toSorted(compared) : null
  const last = block.length - 1
  const eol = breakOf(file.tree.source)
  return block.flatMap((one, index): readonly Splice[] => {
    const own = ordered ? (ordered[index] ?? null) : made[index]!
    const more = index < last ? [] : ordered ? ordered.slice(block.length) : lines
    const text = [...(own === null ? [] : [own]), ...more].join(eol)
    if (text === '') return [{ file: file.path, start: one.start, end: behind(file, one), text: '' }]
    return text === file.text(one) ? [] : [{ file: file.path, start: one.start, end: one.end, text }]
  })
}

/** Imports on lines next to each other. */
function blocksOf({ tree }: CodeFile): readonly (readonly Importing[])[] {
  const blocks: Importing[][] = []
  for (const one of tree.body) {
    if (one.kind !== 'Import' && one.kind !== 'ImportFrom') continue
    const before = blocks.at(-1)?.at(-1)
    const gap = before ? tree.source.slice(before.end, one.start) : ''
    if (before && gap.split('\n').length === 2) blocks.at(-1)!.push(one)
    else blocks.push([one])
  }
  return blocks
}

const hasComments = ({ tree }: CodeFile, block: readonly Importing[]): boolean =>
  block.some((one) => tree.source.slice(one.start, lineEnd(tree.source, one.end)).includes('#'))

/** With what stands behind it on its line, and with the break. */
const behind = ({ tree: { source } }: CodeFile, { end }: Node): number =>
  end + /^[^\S\n]*(#[^\n]*)?\r?\n?/.exec(source.slice(end))![0].length

const inOrder = (texts: readonly string[]): boolean => texts.join('\0') === texts.toSorted(compared).join('\0')

function compared(one: string, other: string): number {
  const [a, b] = [keyOf(one), keyOf(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

/** `import a` before `from a import b`, and then by the module. */
const keyOf = (text: string): string => {
  const [, word = '', module = ''] = /^(import|from)\s+([\w.]+)/.exec(text) ?? []
  return `${word === 'import' ? 0 : 1} ${module.toLowerCase()}`
}

function again(
  file: CodeFile,
  node: Importing,
  unused: ReadonlySet<Node>,
  renaming: Renaming,
  width: number,
): string | null {
  const kept = node.names.filter((one) => !unused.has(one))
  if (kept.length === 0) return null
  const text = file.text(node)
  if (node.kind === 'Import' || text.includes('#')) return renaming.text(node)
  const written = node.names.map((one) => file.text(one))
  const isOrdered = written.join() === written.toSorted(byKind).join()
  const names = kept.map((one) => renaming.text(one))
  const ordered = isOrdered ? names.toSorted(byKind) : names
  if (kept.length === node.names.length && ordered.join() === names.join()) return renaming.text(node)
  const head = renaming.text({ start: node.start, end: node.names[0]!.start }).replace(/[\s(]*$/, ' ')
  const isOpen = text.includes('\n') && kept.length === node.names.length
  return laidOut(head, ordered, { width, isOpen, eol: breakOf(text) })
}
