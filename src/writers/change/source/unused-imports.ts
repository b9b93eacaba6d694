import type { ImportFrom } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import type { NeededIn } from '../ground.ts'
import { byKind } from './imports.ts'
import { type Splice, lineEnd } from './splice.ts'

interface Edited {
  readonly splices: readonly Splice[]
  readonly needs: readonly NeededIn[]
}

/** Edits of files, without the imports that were there for what they take away. */
export function withoutUnused(files: readonly CodeFile[], { splices, needs }: Edited): Edited {
  const made = files.map((file) => {
    const own = splices.filter((one) => one.file === file.path)
    return own.some(({ start, end }) => start < end) ? inFile(file, own, needs) : { splices: own, needs: [] }
  })
  const met = new Set(made.flatMap((one) => one.needs))
  const left = needs.map((one) => ({
    ...one,
    names: one.names.filter(({ module, name }) => !met.has(`${one.file.path} ${module} ${name}`)),
  }))
  return { splices: made.flatMap((one) => one.splices), needs: left }
}

function inFile(file: CodeFile, own: readonly Splice[], needs: readonly NeededIn[]) {
  const wanted = needs.filter((one) => one.file === file).flatMap(({ names }) => names)
  const isUnused = (name: string): boolean => {
    const uses = file.nodes.filter((node) => node.kind === 'Name' && node['id'] === name)
    const isGone = ({ start, end }: { start: number; end: number }): boolean =>
      own.some((one) => one.start <= start && end <= one.end && one.start < one.end)
    const again = new RegExp(`\\b${name}\\b`)
    return uses.length > 0 && uses.every(isGone) && !own.some(({ text }) => again.test(text))
  }
  const met: string[] = []
  const lines = file.tree.body.flatMap((node): readonly Splice[] => {
    if (node.kind !== 'ImportFrom' || file.text(node).includes('#')) return []
    const kept = node.names.filter(({ name, alias }) => !isUnused(alias ?? name))
    if (kept.length === node.names.length) return []
    const brought = wanted.filter(
      ({ module, name }) => module === node.module && !kept.some((one) => one.name === name),
    )
    met.push(...brought.map(({ module, name }) => `${file.path} ${module} ${name}`))
    return [again(file, node, [...kept.map((one) => file.text(one)), ...new Set(brought.map(({ name }) => name))])]
  })
  return { splices: [...own, ...lines], needs: met }
}

const WIDTH = 88

function again(file: CodeFile, node: ImportFrom, names: readonly string[]): Splice {
  const { source } = file.tree
  if (names.length === 0) return { file: file.path, start: node.start, end: lineEnd(source, node.end) + 1, text: '' }
  const head = file
    .text(node)
    .slice(0, node.names[0]!.start - node.start)
    .replace(/[\s(]*$/, ' ')
  const ordered = names.toSorted(byKind)
  const line = `${head}${ordered.join(', ')}`
  const text = line.length <= WIDTH ? line : `${head}(\n${ordered.map((one) => `    ${one},\n`).join('')})`
  return { file: file.path, start: node.start, end: node.end, text }
}
