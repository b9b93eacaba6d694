import { type Span, lineStarts, spanOf } from '../../kernel/text.ts'
import type { ExceptHandler, Expression, FunctionDef, Match, MatchCase, Module, Node, Statement } from '../ast.ts'

/** Which functions of a file were looked into while it was read. */
export interface LookedInto {
  readonly bodies: Pick<ReadonlySet<number>, 'has'>
  readonly texts: Pick<ReadonlySet<number>, 'has'>
}

/** A statement with statements inside, or a part of one. */
type Compound = Statement | ExceptHandler | MatchCase

/**
 * Two versions of a file, laid beside each other. They are the same to whoever read the first one when everything he
 * looked at is in the second, word by word: comments between statements and functions nobody looked into may differ.
 */
export class Alignment {
  readonly before: Module
  readonly after: Module
  private readonly looked: LookedInto
  private readonly lines: Uint32Array
  /** Where single offsets went, and by how far the stretches that begin at an offset. */
  private readonly points = new Map<number, number>([[0, 0]])
  private readonly stretches: { readonly from: number; readonly to: number; readonly by: number }[] = []
  /** Whether nobody who read the first version would notice. */
  readonly same: boolean
  /** Whether every function was looked into. */
  readonly whole: boolean

  constructor(before: Module, after: Module, looked: LookedInto) {
    this.before = before
    this.after = after
    this.looked = looked
    this.lines = lineStarts(before.source)
    this.whole = looked.bodies === EVERYTHING.bodies
    this.same =
      before.broken.length + after.broken.length === 0 &&
      before.docstring === after.docstring &&
      this.blocks(before.body, after.body)
    this.stretches.sort((a, b) => a.from - b.from)
  }

  /** Whether a stretch of the text is what it was, wherever it went. */
  isSame({ start, end }: Node): boolean {
    const [from, to] = [this.offset(start), this.offset(end)]
    return from !== null && to !== null && this.text({ start, end }) === textOf(this.after, { start: from, end: to })
  }

  /** By how many lines the file grew. */
  get moreLines(): number {
    return this.after.source.split('\n').length - this.before.source.split('\n').length
  }

  /** Whether anything stands elsewhere now. */
  get moves(): boolean {
    return this.stretches.some(({ by }) => by !== 0) || [...this.points].some(([from, to]) => from !== to)
  }

  /** The place of something that was looked at; null when that is not known. */
  moved({ line, column, endLine, endColumn }: Span): Span | null {
    const start = this.offset((this.lines[line - 1] ?? 0) + column - 1)
    const end = this.offset((this.lines[endLine - 1] ?? 0) + endColumn - 1)
    return start === null || end === null ? null : spanOf(this.after.source, start, end)
  }

  private offset(at: number): number | null {
    const known = this.points.get(at)
    if (known !== undefined) return known
    let [low, high] = [0, this.stretches.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const stretch = this.stretches[middle]!
      if (at < stretch.from) high = middle - 1
      else if (at > stretch.to) low = middle + 1
      else return at + stretch.by
    }
    return null
  }

  private blocks(before: readonly Compound[], after: readonly Compound[]): boolean {
    return (
      before.length === after.length &&
      before.every((one, i) => this.statement(one, after[i]!)) &&
      before.every(
        (one, i) => isBroken(this.before, one, before[i + 1]) === isBroken(this.after, after[i]!, after[i + 1]),
      )
    )
  }

  private statement(before: Compound, after: Compound): boolean {
    const [blocks, others] = [blocksOf(before), blocksOf(after)]
    if (blocks === null || others === null) return blocks === others && this.stretch(before, after)
    return (
      kindOf(before) === kindOf(after) &&
      blocks.length === others.length &&
      this.decorators(before, after) &&
      this.head(before, after, blocks, others) &&
      this.point(before.end, after.end) &&
      (isFunction(before)
        ? this.inside(before, after as FunctionDef)
        : blocks.every((block, i) => this.blocks(block, others[i]!)))
    )
  }

  private inside(before: FunctionDef, after: FunctionDef): boolean {
    const { bodies, texts } = this.looked
    return (
      before.generator === after.generator &&
      before.docstring === after.docstring &&
      (!texts.has(before.start) || this.text(before) === textOf(this.after, after)) &&
      (!bodies.has(before.start) || this.blocks(before.body, after.body))
    )
  }

  private decorators(before: Compound, after: Compound): boolean {
    const [ours, theirs] = [decoratorsOf(before), decoratorsOf(after)]
    return ours.length === theirs.length && ours.every((one, i) => this.stretch(one, theirs[i]!))
  }

  /** From where it starts to its first statement. */
  private head(before: Compound, after: Compound, blocks: Blocks, others: Blocks): boolean {
    const [first, second] = [blocks[0]?.[0], others[0]?.[0]]
    return (
      first !== undefined &&
      second !== undefined &&
      this.stretch({ start: before.start, end: first.start }, { start: after.start, end: second.start })
    )
  }

  private stretch(before: Node, after: Node): boolean {
    if (this.text(before) !== textOf(this.after, after)) return false
    this.stretches.push({ from: before.start, to: before.end, by: after.start - before.start })
    return true
  }

  private point(before: number, after: number): boolean {
    const known = this.points.get(before)
    this.points.set(before, after)
    return known === undefined || known === after
  }

  private readonly text = (node: Node): string => textOf(this.before, node)
}

type Blocks = readonly (readonly Compound[])[]

/** As if every function had been looked into. */
export const EVERYTHING: LookedInto = { bodies: { has: () => true }, texts: { has: () => false } }

const textOf = ({ source }: Module, { start, end }: Node): string => source.slice(start, end)

/** Whether a line ends between two statements: facts are told apart by their lines. */
const isBroken = (tree: Module, one: Node, next: Node | undefined): boolean =>
  next === undefined || textOf(tree, { start: one.end, end: next.start }).includes('\n')

const kindOf = (one: Compound): string => ('kind' in one ? one.kind : '')

const isFunction = (one: Compound): one is FunctionDef => kindOf(one) === 'FunctionDef'

const decoratorsOf = (one: Compound): readonly Expression[] => ('decorators' in one ? one.decorators : [])

/** The statements inside, block by block; null for what has none. */
function blocksOf(one: Compound): Blocks | null {
  if (!('kind' in one)) return [one.body]
  switch (one.kind) {
    case 'FunctionDef':
    case 'ClassDef':
    case 'With':
      return [one.body]
    case 'If':
    case 'For':
    case 'While':
      return [one.body, one.otherwise]
    case 'Try':
      return [one.body, one.handlers, one.otherwise, one.finally]
    case 'Match':
      return [(one as Match).cases]
    default:
      return null
  }
}
