import type { Constant, JoinedString, Node } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { lineEnd, lineStart } from '../source/splice.ts'
import type { Context } from './words.ts'

/** Tags are few. */
const LONGEST_LIST = 80

/** What the places of a file are: code, texts, and comments. */
export class Stretches {
  private readonly texts: readonly Node[]
  private readonly inner: readonly Node[]
  private readonly source: string

  constructor(file: CodeFile) {
    this.source = file.tree.source
    const { nodes } = file
    this.texts = nodes.filter(
      (node) =>
        node.kind === 'JoinedString' || (node.kind === 'Constant' && (node as unknown as Constant).type === 'str'),
    )
    this.inner = nodes.flatMap((node) =>
      node.kind === 'JoinedString'
        ? (node as unknown as JoinedString).parts.filter((part) => typeof part !== 'string')
        : [],
    )
  }

  contextAt(start: number, end: number): Context {
    const text = this.textAround(start)
    if (!text) return this.isComment(start) ? 'prose' : 'code'
    const written = this.source.slice(text.start, text.end)
    const [before, after] = [this.source[start - 1] ?? '', this.source[end] ?? '']
    if (before === '_' || after === '_') return 'key'
    if (before === '/' || after === '/' || before === '-') return 'path'
    if (/\btags\s*=\s*\[[^\]]*$/.test(this.source.slice(Math.max(0, start - LONGEST_LIST), start))) return 'path'
    return /\s/.test(written.trim()) ? 'prose' : 'key'
  }

  /** The innermost text around a place; null where the place is code, also code within a text. */
  textAround(at: number): Node | null {
    const text = this.texts.findLast((one) => one.start <= at && at < one.end)
    const code = this.inner.findLast((one) => one.start <= at && at < one.end)
    return text && !(code && code.start >= text.start) ? text : null
  }

  isComment(at: number): boolean {
    const from = lineStart(this.source, at)
    const line = this.source.slice(from, lineEnd(this.source, at))
    for (let index = line.indexOf('#'); index >= 0 && from + index < at; index = line.indexOf('#', index + 1))
      if (!this.texts.some((one) => one.start <= from + index && from + index < one.end)) return true
    return false
  }
}
