import type { BrokenExpression, Expression, Statement } from '../../ast.ts'
import type { FlatTree } from '../flat-tree.ts'
import { firstToken, Kind } from '../kinds.ts'

export type LowerExpression = (lowering: Lowering, node: number) => Expression
/** Lowers a node whose first child is already lowered: `left + b`, `left.b`, `left(b)`. */
export type GrowExpression = (lowering: Lowering, node: number, left: Expression) => Expression
export type LowerStatement = (lowering: Lowering, node: number) => Statement

/** Which function lowers which node kind; indexed by kind. */
export interface Tables {
  readonly expressions: readonly (LowerExpression | undefined)[]
  readonly growing: readonly (GrowExpression | undefined)[]
  readonly statements: readonly (LowerStatement | undefined)[]
}

/** Python itself stops at 200 nested brackets; beyond this the JavaScript stack would be at risk. */
const deepest = 400

/** A flat tree being lowered: the questions every family asks of it. */
export class Lowering {
  readonly tree: FlatTree
  readonly source: string
  /** Where the functions start whose bodies were lowered. */
  readonly bodies: Set<number>
  readonly #tables: Tables
  #depth = 0

  constructor(tree: FlatTree, source: string, tables: Tables, bodies = new Set<number>()) {
    this.tree = tree
    this.source = source
    this.bodies = bodies
    this.#tables = tables
  }

  /** For a body lowered later, on a stack of its own depth. */
  fresh(): Lowering {
    return new Lowering(this.tree, this.source, this.#tables, this.bodies)
  }

  kind(node: number): number {
    return this.tree.kind[node] ?? Kind.dropped
  }

  start(node: number): number {
    return this.tree.start[node] ?? 0
  }

  end(node: number): number {
    return this.tree.end[node] ?? 0
  }

  /** Where the last statement inside ends. The grammar counts comments after it as part of its block. */
  bodyEnd(node: number): number {
    let current = node
    while (hasBody[this.kind(current)]) {
      const last = this.#lastItem(current)
      if (last === undefined) break
      current = last
    }
    return this.end(current)
  }

  #lastItem(node: number): number | undefined {
    let found: number | undefined
    const last = this.next(node)
    for (let child = node + 1; child < last; child = this.next(child)) {
      if (this.kind(child) !== Kind.missing) found = child
    }
    return found
  }

  text(node: number): string {
    return this.source.slice(this.start(node), this.end(node))
  }

  /** The number after the node's last descendant: its next sibling, if it has one. */
  next(node: number): number {
    return this.tree.next[node] ?? node + 1
  }

  children(node: number): number[] {
    const found: number[] = []
    const last = this.next(node)
    for (let child = node + 1; child < last; child = this.next(child)) found.push(child)
    return found
  }

  /** Children that carry meaning: neither tokens nor what is broken. */
  items(node: number): number[] {
    const found: number[] = []
    const last = this.next(node)
    for (let child = node + 1; child < last; child = this.next(child)) {
      if (isItem(this.kind(child))) found.push(child)
    }
    return found
  }

  firstItem(node: number): number | undefined {
    const last = this.next(node)
    for (let child = node + 1; child < last; child = this.next(child)) {
      if (isItem(this.kind(child))) return child
    }
    return undefined
  }

  child(node: number, kind: number): number | undefined {
    const last = this.next(node)
    for (let child = node + 1; child < last; child = this.next(child)) {
      if (this.kind(child) === kind) return child
    }
    return undefined
  }

  lastChild(node: number, kind: number): number | undefined {
    let found: number | undefined
    const last = this.next(node)
    for (let child = node + 1; child < last; child = this.next(child)) {
      if (this.kind(child) === kind) found = child
    }
    return found
  }

  has(node: number, kind: number): boolean {
    return this.child(node, kind) !== undefined
  }

  broken(node: number): BrokenExpression {
    return { kind: 'BrokenExpression', start: this.start(node), end: this.end(node) }
  }

  /** The expression of a node; a node that should be there and is not is broken at its parent's end. */
  expression(node: number | undefined, parent = 0): Expression {
    if (node === undefined) return { kind: 'BrokenExpression', start: this.end(parent), end: this.end(parent) }
    if (this.#depth >= deepest) return this.broken(node)
    this.#depth += 1
    const lowered = this.#spine(node)
    this.#depth -= 1
    return lowered
  }

  optional(node: number | undefined): Expression | null {
    return node === undefined ? null : this.expression(node)
  }

  expressions(nodes: readonly number[]): Expression[] {
    return nodes.map((node) => this.expression(node))
  }

  /** `a + b + c + ...` and `a.b().c()...` lean left without end: that side is walked, not recursed. */
  #spine(node: number): Expression {
    const waiting: number[] = []
    let current = node
    for (;;) {
      const kind = this.kind(current)
      if (this.#tables.growing[kind] === undefined && !isWrapper[kind]) break
      const inner = this.firstItem(current)
      if (inner === undefined) return this.#grow(waiting, this.broken(current))
      if (!isWrapper[kind]) waiting.push(current)
      current = inner
    }
    // `return *f(x), y`: the grammar binds the star closer than the call; Python the other way round.
    if (waiting.length > 0 && this.kind(current) === Kind.list_splat) return this.#starred(waiting, current)
    return this.#grow(waiting, this.#innermost(current))
  }

  #innermost(node: number): Expression {
    const lower = this.#tables.expressions[this.kind(node)]
    return lower === undefined ? this.broken(node) : lower(this, node)
  }

  #starred(waiting: number[], splat: number): Expression {
    const inner = this.expression(this.firstItem(splat), splat)
    const end = this.end(waiting[0] ?? splat)
    const grown = this.#grow(waiting, inner, inner.start)
    return { kind: 'Starred', value: grown, start: this.start(splat), end }
  }

  #grow(waiting: number[], innermost: Expression, start?: number): Expression {
    let grown = innermost
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const grow = this.#tables.growing[this.kind(node)]
      if (grow !== undefined) grown = grow(this, node, grown)
      if (start !== undefined) grown = { ...grown, start }
    }
    return grown
  }

  /** The statements of a block or module. What stands inside an error is kept. */
  statements(block: number): Statement[] {
    const lowered: Statement[] = []
    this.#collect(block, lowered)
    return lowered
  }

  /** The body of a compound statement, with what an error between its head and its block swallowed. */
  suite(node: number): Statement[] {
    const lowered: Statement[] = []
    const last = this.next(node)
    for (let child = node + 1; child < last; child = this.next(child)) {
      const kind = this.kind(child)
      if (kind === Kind.block) this.#collect(child, lowered)
      else if (kind === Kind.error) this.#salvage(child, lowered)
    }
    return lowered
  }

  #collect(block: number, into: Statement[]): void {
    if (this.#depth >= deepest) {
      into.push({ kind: 'BrokenStatement', start: this.start(block), end: this.end(block) })
      return
    }
    this.#depth += 1
    const last = this.next(block)
    for (let child = block + 1; child < last; child = this.next(child)) {
      const kind = this.kind(child)
      const lower = this.#tables.statements[kind]
      if (lower !== undefined) into.push(lower(this, child))
      else if (kind === Kind.block) this.#collect(child, into)
      else if (kind === Kind.error) {
        into.push({ kind: 'BrokenStatement', start: this.start(child), end: this.end(child) })
        this.#salvage(child, into)
      }
    }
    this.#depth -= 1
  }

  /** Whole statements inside an error. */
  #salvage(error: number, into: Statement[]): void {
    const last = this.next(error)
    let child = error + 1
    while (child < last) {
      const kind = this.kind(child)
      const lower = this.#tables.statements[kind]
      if (lower !== undefined) into.push(lower(this, child))
      const enter = lower === undefined && (kind === Kind.block || kind === Kind.error)
      child = enter ? child + 1 : this.next(child)
    }
  }
}

function isItem(kind: number): boolean {
  return kind < firstToken && kind !== Kind.error && kind !== Kind.missing
}

/** Nodes that stand for the one expression inside them. */
const isWrapper: readonly boolean[] = Array.from({ length: 256 }, (_, kind) =>
  [
    Kind.parenthesized_expression,
    Kind.parenthesized_list_splat,
    Kind.type,
    Kind.as_pattern,
    Kind.as_pattern_target,
  ].includes(kind),
)

/** Statements with blocks in them, their clauses, and the blocks. */
const hasBody: readonly boolean[] = Array.from({ length: 256 }, (_, kind) =>
  [
    Kind.block,
    Kind.if_statement,
    Kind.elif_clause,
    Kind.else_clause,
    Kind.for_statement,
    Kind.while_statement,
    Kind.try_statement,
    Kind.except_clause,
    Kind.finally_clause,
    Kind.with_statement,
    Kind.match_statement,
    Kind.case_clause,
    Kind.function_definition,
    Kind.class_definition,
    Kind.decorated_definition,
  ].includes(kind),
)
