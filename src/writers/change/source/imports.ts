import type { ImportFrom, Statement } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { STANDARD_MODULES } from '../../../python/modules/standard-modules.ts'
import type { Needed } from './spelling.ts'
import { type Splice, breakOf, inserted, lineEnd, lineStart } from './splice.ts'

/** What makes names known to a file: a word in an import that is there, or a line among them. */
export function importSplices(file: CodeFile, needed: readonly Needed[], width: number): readonly Splice[] {
  const byModule = new Map<string, Set<string>>()
  for (const { module, name } of needed) byModule.set(module, (byModule.get(module) ?? new Set()).add(name))
  return [...byModule]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([module, names]) => {
      const there = importOf(file, module)
      const known = new Set(there?.names.filter(({ alias }) => alias === null).map(({ name }) => name))
      const missing = [...names].filter((name) => !known.has(name)).toSorted()
      if (missing.length === 0) return []
      return there ? [widened(file, there, missing, width)] : [added(file, module, missing)]
    })
}

/** A plain `from module import ...` at the top of a file. */
function importOf(file: CodeFile, module: string): ImportFrom | null {
  const paths = new Map(file.imports.map((one) => [one.node, one.path]))
  return (
    file.tree.body.find((one): one is ImportFrom => {
      if (one.kind !== 'ImportFrom' || one.names.some(({ name }) => name === '*')) return false
      const path = paths.get(one)
      return path !== undefined && path.slice(0, path.lastIndexOf('.')) === module
    }) ?? null
  )
}

/** The same import with more names, in order where it was in order. */
export function widened(file: CodeFile, node: ImportFrom, missing: readonly string[], width: number): Splice {
  const written = node.names.map((one) => file.text(one))
  const isOrdered = written.join() === written.toSorted(byKind).join()
  const all = isOrdered ? [...written, ...missing].toSorted(byKind) : missing.reduce(placed, written)
  const text = file.text(node)
  const head = text.slice(0, node.names[0]!.start - node.start).replace(/[\s(]*$/, ' ')
  const oneLine = `${head}${all.join(', ')}`
  const wasOpen = text.includes('\n')
  if (!wasOpen && oneLine.length <= width) return { file: file.path, start: node.start, end: node.end, text: oneLine }
  // Comments between names stay where they are.
  if (text.includes('#')) return behindLast(file, node, missing)
  const eol = breakOf(text)
  const open = `${head}(${eol}${all.map((one) => `    ${one},${eol}`).join('')})`
  return { file: file.path, start: node.start, end: node.end, text: open }
}

/** Where the fewest names of a list that is not quite in order stand on the wrong side; behind all of them where many do. */
function placed(written: readonly string[], name: string): readonly string[] {
  const wrong = (at: number): number =>
    written.filter((one, index) => (index < at ? byKind(one, name) > 0 : byKind(one, name) < 0)).length
  const places = [...written.keys(), written.length]
  const best = places.reduce((a, b) => (wrong(b) <= wrong(a) ? b : a))
  return written.toSpliced(wrong(best) * 4 > written.length ? written.length : best, 0, name)
}

function behindLast(file: CodeFile, node: ImportFrom, missing: readonly string[]): Splice {
  return inserted(file.path, node.names.at(-1)!.end, missing.map((name) => `, ${name}`).join(''))
}

/** Constants, then classes, then all else, as isort has it. */
export const byKind = (one: string, other: string): number => kindOf(one) - kindOf(other) || compared(one, other)
const kindOf = (name: string): number => (/^[A-Z][A-Z0-9_]+( |$)/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2)
const compared = (one: string, other: string): number => {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a < b ? -1 : a > b ? 1 : 0
}

type Section = 0 | 1 | 2 | 3

function added(file: CodeFile, module: string, names: readonly string[]): Splice {
  const source = file.tree.source
  const eol = breakOf(source)
  const line = `from ${module} import ${names.join(', ')}`
  const imports = file.tree.body.filter(
    (one): one is Extract<Statement, { kind: 'Import' | 'ImportFrom' }> =>
      one.kind === 'Import' || (one.kind === 'ImportFrom' && one.module !== '__future__'),
  )
  const section = sectionOf(file, module)
  const placed = imports.map((node) => ({ node, section: sectionOfNode(file, node), module: moduleOf(node) }))
  const own = placed.filter((one) => one.section === section)
  const before = own.findLast((one) => compared(one.module, module) <= 0)
  if (before) return inserted(file.path, lineEnd(source, before.node.end), `${eol}${line}`)
  if (own[0]) return inserted(file.path, lineStart(source, own[0].node.start), `${line}${eol}`)
  const later = placed.find((one) => one.section > section)
  if (later) return inserted(file.path, lineStart(source, later.node.start), `${line}${eol}${eol}`)
  const last = placed.at(-1)
  if (last) return inserted(file.path, lineEnd(source, last.node.end), `${eol}${eol}${line}`)
  return inserted(file.path, topOf(file), `${line}${eol}${eol}`)
}

/** Behind the docstring and `__future__`. */
function topOf(file: CodeFile): number {
  const source = file.tree.source
  const head = file.tree.body.filter(
    (one, index) =>
      (one.kind === 'ImportFrom' && one.module === '__future__') ||
      (index === 0 && one.kind === 'ExpressionStatement' && one.value.kind === 'Constant'),
  )
  const last = head.at(-1)
  return last ? Math.min(source.length, lineEnd(source, last.end) + 1) : 0
}

const moduleOf = (node: Extract<Statement, { kind: 'Import' | 'ImportFrom' }>): string =>
  node.kind === 'Import' ? node.names[0]!.name : node.module

function sectionOfNode(file: CodeFile, node: Extract<Statement, { kind: 'Import' | 'ImportFrom' }>): Section {
  if (node.kind === 'ImportFrom' && node.level > 0) return 3
  return file.imports.some((one) => one.node === node && one.file !== null) ? 2 : sectionOf(file, moduleOf(node))
}

function sectionOf(file: CodeFile, module: string): Section {
  const [top = ''] = module.split('.')
  if (STANDARD_MODULES.has(top)) return 0
  return file.imports.some((one) => one.file !== null && one.path.split('.')[0] === top) ? 2 : 1
}
