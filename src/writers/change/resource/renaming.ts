import { RESERVED_IN_PYTHON } from '../../../blueprint/check/reserved.ts'
import type { Attribute, Call, Dict, Keyword, Node, Subscript } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { textOf } from '../../../python/code/names.ts'
import { type Splice, spliced } from '../source/splice.ts'
import { Stretches } from './stretches.ts'
import type { Context, Occurrence, Words } from './words.ts'

/** What containers of Python can do: called so, it is theirs. */
const OF_CONTAINERS = /^(items|keys|values|copy|count|index|format|title|center|partition|replace|split|update)$/

/** The words of the sibling within one file, and what stands there for the new resource. */
export class Renaming {
  private readonly file: CodeFile
  readonly words: Words
  private readonly stretches: Stretches
  private readonly kept: readonly Node[]
  private readonly outside: ReadonlySet<string>

  /** `foreign` are names of fields that classes of others declare. */
  constructor(file: CodeFile, words: Words, foreign: ReadonlySet<string>) {
    this.file = file
    this.words = words
    this.stretches = new Stretches(file)
    this.outside = new Set(file.imports.filter((one) => one.file === null).map(({ name }) => name))
    this.kept = keptIn(file, foreign)
  }

  /** Splices that put the new words into a stretch of the file. */
  splices({ start, end }: Node): readonly Splice[] {
    const { source, path } = { source: this.file.tree.source, path: this.file.path }
    return this.words.occurrences(source.slice(start, end)).flatMap((found): readonly Splice[] => {
      const one: Occurrence = { ...found, start: found.start + start, end: found.end + start }
      if (this.stays(one)) return []
      const context = this.stretches.contextAt(one.start, one.end)
      const text = this.fitting(this.words.written(one, context), one, context)
      const article = context === 'code' ? null : articleBefore(source, one.start, text)
      return [{ file: path, start: article?.start ?? one.start, end: one.end, text: (article?.text ?? '') + text }]
    })
  }

  text(node: Node): string {
    return this.with(node, [])
  }

  /** A stretch with edits of its own in it; where nothing is edited, the words are replaced. */
  with(node: Node, edits: readonly Splice[]): string {
    const inside = edits.filter(({ start, end }) => node.start <= start && end <= node.end)
    const within = apart(inside, this.file.tree.source)
    const named = this.splices(node).filter(
      (one) => !within.some(({ start, end }) => start < one.end && one.start < end),
    )
    const all = [...within, ...named].map((one) => ({
      ...one,
      start: one.start - node.start,
      end: one.end - node.start,
    }))
    return spliced(this.file.tree.source.slice(node.start, node.end), all)
  }

  /** A name Python has itself gets the line behind it that is usual: `class_`. */
  private fitting(text: string, { start, end }: Occurrence, context: Context): string {
    const { source } = this.file.tree
    const isWhole = !/\w/.test(source[start - 1] ?? ' ') && !/\w/.test(source[end] ?? ' ')
    return context === 'code' && isWhole && RESERVED_IN_PYTHON.has(text) ? `${text}_` : text
  }

  private stays({ start, end }: Occurrence): boolean {
    if (this.kept.some((one) => one.start <= start && end <= one.end)) return true
    if (this.stretches.textAround(start)) return false
    const { source } = this.file.tree
    const before = /\w*$/.exec(source.slice(Math.max(0, start - 80), start))![0]
    const after = /^\w*/.exec(source.slice(end, end + 80))![0]
    return this.outside.has(before + source.slice(start, end) + after)
  }
}

/** What goes takes breaks along, which its neighbour may have taken already. */
function apart(edits: readonly Splice[], source: string): readonly Splice[] {
  const made: Splice[] = []
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const isShared = edit.start < at && source.slice(edit.start, Math.min(at, edit.end)).trim() === ''
    const start = isShared ? Math.min(at, edit.end) : edit.start
    if (start < at) continue
    made.push({ ...edit, start })
    at = edit.end
  }
  return made
}

function keptIn(file: CodeFile, foreign: ReadonlySet<string>): readonly Node[] {
  const imports = file.imports.filter((one) => one.file === null).map(({ node }) => node)
  const named = file.nodes.flatMap((node): readonly Node[] => {
    if (node.kind === 'Attribute') {
      const { end, name } = node as unknown as Attribute
      return foreign.has(name) ? [{ start: end - name.length, end }] : []
    }
    if (node.kind === 'Dict')
      return (node as unknown as Dict).entries.flatMap(({ key }) =>
        key && foreign.has(textOf(key) ?? '') ? [key] : [],
      )
    if (node.kind === 'Subscript') {
      const { index } = node as unknown as Subscript
      return foreign.has(textOf(index) ?? '') ? [index] : []
    }
    if (node.kind !== 'Call') return []
    const { callee, args, keywords } = node as unknown as Call
    const method =
      callee.kind === 'Attribute' && args.length === 0 && keywords.length === 0 && OF_CONTAINERS.test(callee.name)
        ? [{ start: callee.end - callee.name.length, end: callee.end }]
        : []
    return [...method, ...keywords.filter(({ name }) => name !== null && foreign.has(name)).map(nameOf)]
  })
  return [...imports, ...named]
}

const nameOf = ({ start, name }: Keyword): Node => ({ start, end: start + name!.length })

/** `an item` is `a tag`. */
function articleBefore(
  source: string,
  at: number,
  word: string,
): { readonly start: number; readonly text: string } | null {
  const [, article = '', gap = ''] = /(?<![\w'-])(an?|An?)( +)$/.exec(source.slice(Math.max(0, at - 8), at)) ?? []
  if (article === '') return null
  const vowel = /^[aeio]|^u(?!ni|se|su|til)|^hour|^honou?r/i.test(word)
  return { start: at - article.length - gap.length, text: `${article.charAt(0)}${vowel ? 'n' : ''}${gap}` }
}
