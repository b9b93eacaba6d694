import type { Node } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { escapePattern } from '../../../kernel/text.ts'
import { importSplices } from '../source/imports.ts'
import type { Needed } from '../source/spelling.ts'
import { type Splice, breakOf, indentOf, inserted } from '../source/splice.ts'
import { importsAgain } from './import-order.ts'
import type { Part, Source } from './parts.ts'
import type { Renaming } from './renaming.ts'
import type { Words } from './words.ts'

export interface Copying {
  readonly source: Source
  readonly kept: readonly Part[]
  readonly left: readonly Part[]
  readonly edits: readonly Splice[]
  readonly needs: readonly Needed[]
  readonly renaming: Renaming
  readonly words: Words
}

/** A file of the sibling's own, as one of the new resource. */
export function copiedFile({ source: { file }, left, edits, needs, renaming, words }: Copying): string {
  const { source } = file.tree
  const width = widthOf(source)
  const gone = removals(file, left)
  const inside = outsideOf(gone, edits)
  const imported = importSplices(file, needs, width).map((one) => ({ ...one, text: words.renamed(one.text, 'code') }))
  const unused = unusedNames(file, [...inside, ...gone], words)
  const all = [...inside, ...gone, ...importsAgain(file, unused, imported, renaming, width)]
  const text = renaming.with({ start: 0, end: source.length }, all)
  const isCut = left.some(({ within, to }) => within === null && source.slice(to).trim() === '')
  // A heading above nothing is no heading.
  const begun = /^\s*\n/.test(source) ? text : text.replace(/^(?:[ \t]*\r?\n)+/, '')
  const bare = isCut ? begun.trimEnd().replace(/(?:\n[ \t]*(?:#[^\n]*)?)+$/, '') : begun
  return `${headed(source, bare).trimEnd()}${text.trim() === '' ? '' : breakOf(source)}`
}

/** What is said at the top of a file stands as far from what follows as it did. */
const headed = (source: string, text: string): string =>
  /^(?:#[^\n]*\n)+\n(?=\S)/.test(source) ? text.replace(/^((?:#[^\n]*\n)+\n)\n+/, '$1') : text

/** How long the lines of a file get, within reason. */
const widthOf = (source: string): number =>
  Math.min(120, Math.max(88, ...source.split('\n').map((line) => line.trimEnd().length)))

/** Definitions of the sibling in a file it shares, again behind themselves. */
export function copiedRuns({ source: { file, parts }, kept, left, edits, renaming }: Copying): readonly Splice[] {
  const { source } = file.tree
  const eol = breakOf(source)
  const gone = removals(file, left)
  const inside = outsideOf(gone, edits)
  const top = parts.filter(({ within }) => within === null)
  return runsOf(top, source).flatMap((run): readonly Splice[] => {
    const own = run.filter((one) => kept.includes(one))
    if (own.length === 0) return []
    const [first, last] = [own[0]!, own.at(-1)!]
    const text = renaming.with({ start: first.from, end: last.to }, [...inside, ...gone])
    const isInner = /^[ \t]/.test(source.slice(first.from))
    const isClose = !own.some(({ node }) => node.kind === 'ClassDef' || node.kind === 'FunctionDef')
    const gap = isClose ? eol : isInner ? `${eol}${eol}` : `${eol}${eol}${eol}`
    return [inserted(file.path, run.at(-1)!.to, `${gap}${text.trimEnd()}`)]
  })
}

/** Edits of what stays; right behind what goes something may be put in. */
const outsideOf = (gone: readonly Splice[], edits: readonly Splice[]): readonly Splice[] =>
  edits.filter((one) => !gone.some(({ start, end }) => start <= one.start && one.start < end && one.end <= end))

/** Definitions with nothing but empty lines between them. */
function runsOf(parts: readonly Part[], source: string): readonly (readonly Part[])[] {
  const runs: Part[][] = []
  for (const part of parts.toSorted((a, b) => a.from - b.from)) {
    const before = runs.at(-1)?.at(-1)
    const isClose = before && source.slice(before.to, part.from).trim() === ''
    if (isClose && indentOf(source, before.from) === indentOf(source, part.from)) runs.at(-1)!.push(part)
    else runs.push([part])
  }
  return runs
}

/** With the empty lines behind; where a class would be left with nothing, it says so. */
function removals(file: CodeFile, left: readonly Part[]): readonly Splice[] {
  const { source } = file.tree
  const outer = left.filter((one) => one.within === null || !left.includes(one.within))
  const spans = outer.map(({ from, to }): Splice => {
    const behind = /^(?:[ \t]*\r?\n)+/.exec(source.slice(to))?.[0] ?? ''
    const isLast = source.slice(to + behind.length).trim() === '' || !/^[ \t]/.test(source.slice(to + behind.length))
    const isInner = /^[ \t]/.test(source.slice(from))
    if (!isLast || !isInner) return { file: file.path, start: from, end: to + behind.length, text: '' }
    // A heading above nothing is no heading.
    const before = /(?:[ \t]*(?:#[^\n]*)?\r?\n)+$/.exec(source.slice(0, from))?.[0] ?? ''
    return { file: file.path, start: from - before.length, end: to, text: '' }
  })
  return joined(spans)
}

function joined(spans: readonly Splice[]): readonly Splice[] {
  const made: Splice[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = made.at(-1)
    if (last && span.start < last.end) made[made.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else made.push(span)
  }
  return made
}

/** Imported names that were there for what has gone. */
function unusedNames(file: CodeFile, edits: readonly Splice[], words: Words): ReadonlySet<Node> {
  const { source } = file.tree
  const statements = file.tree.body.filter((one) => one.kind === 'Import' || one.kind === 'ImportFrom')
  const inImport = (at: number): boolean => statements.some(({ start, end }) => start <= at && at < end)
  const isGone = (at: number): boolean => edits.some(({ start, end }) => start <= at && at < end)
  const isUnused = (name: string): boolean => {
    const found = [...source.matchAll(new RegExp(`(?<![\\w.])${escapePattern(name)}(?!\\w)`, 'g'))]
    const uses = found.map(({ index }) => index).filter((at) => !inImport(at))
    if (uses.length === 0 || uses.some((at) => !isGone(at))) return false
    const again = new RegExp(`\\b(${escapePattern(name)}|${escapePattern(words.renamed(name, 'code'))})\\b`)
    return !edits.some(({ text }) => again.test(text))
  }
  const names = statements.flatMap((node) => node.names)
  return new Set(names.filter(({ name, alias }) => isUnused(alias ?? name.split('.')[0]!)))
}
