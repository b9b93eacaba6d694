import type { Expression, Match, MatchCase } from '../../ast.ts'
import { firstToken, Kind, Token } from '../kinds.ts'
import { tupleOf } from './collections.ts'
import type { Lowering, LowerStatement } from './lowering.ts'

const match: LowerStatement = (lowering, node): Match => {
  const items = lowering.items(node)
  const block = lowering.child(node, Kind.block)
  const subjects = items.filter((item) => lowering.kind(item) !== Kind.block)
  const clauses = block === undefined ? [] : lowering.items(block)
  return {
    kind: 'Match',
    subject: tupleOf(lowering, subjects, lowering.lastChild(node, Token[',']), node),
    cases: clauses.filter((item) => lowering.kind(item) === Kind.case_clause).map((item) => caseOf(lowering, item)),
    start: lowering.start(node),
    end: lowering.bodyEnd(node),
  }
}

function caseOf(lowering: Lowering, node: number): MatchCase {
  const patterns = lowering.items(node).filter((item) => lowering.kind(item) === Kind.case_pattern)
  const condition = lowering.child(node, Kind.if_clause)
  const [only] = patterns
  const single = patterns.length === 1 && only !== undefined && !lowering.has(node, Token[',']) ? only : undefined
  return {
    literals: single === undefined ? null : literalsOf(lowering, single),
    irrefutable: single !== undefined && condition === undefined && matchesAnything(lowering, single),
    captures: patterns.flatMap((pattern) => capturesOf(lowering, pattern)),
    guard: condition === undefined ? null : lowering.expression(lowering.firstItem(condition), condition),
    body: lowering.suite(node),
    start: lowering.start(node),
    end: lowering.bodyEnd(node),
  }
}

/** `case_pattern` and one pair of parentheses wrap another pattern. */
function unwrapped(lowering: Lowering, pattern: number): number {
  let inner = pattern
  for (;;) {
    const items = lowering.items(inner)
    const [only] = items
    const kind = lowering.kind(inner)
    const group = kind === Kind.tuple_pattern && !lowering.has(inner, Token[','])
    if (only === undefined || items.length > 1 || (kind !== Kind.case_pattern && !group)) return inner
    if (lowering.has(inner, Token['-'])) return inner
    inner = only
  }
}

const constants: ReadonlySet<number> = new Set([
  Kind.string,
  Kind.concatenated_string,
  Kind.true,
  Kind.false,
  Kind.none,
  Kind.integer,
  Kind.float,
])

function literalsOf(lowering: Lowering, pattern: number): Expression[] | null {
  const inner = unwrapped(lowering, pattern)
  const kind = lowering.kind(inner)
  if (kind === Kind.union_pattern) return unionLiterals(lowering, inner)
  if (constants.has(kind)) return [lowering.expression(inner)]
  if (kind === Kind.dotted_name) return value(lowering, inner)
  if (kind !== Kind.case_pattern || !lowering.has(inner, Token['-'])) return null
  return [negative(lowering, inner)]
}

/** Alternatives; a `-` between them belongs to the number after it. */
function unionLiterals(lowering: Lowering, union: number): Expression[] | null {
  const found: Expression[] = []
  let sign: number | null = null
  for (const child of lowering.children(union)) {
    const kind = lowering.kind(child)
    if (kind === Token['_']) return null
    if (kind === Token['-']) sign = child
    if (kind >= firstToken || kind === Kind.error || kind === Kind.missing) continue
    const literals = literalsOf(lowering, child)
    if (literals === null) return null
    found.push(...(sign === null ? literals : literals.map((each) => negated(each, lowering.start(sign ?? child)))))
    sign = null
  }
  return found
}

function negative(lowering: Lowering, pattern: number): Expression {
  const number = lowering.expression(lowering.firstItem(pattern), pattern)
  return negated(number, lowering.start(pattern))
}

function negated(operand: Expression, start: number): Expression {
  return { kind: 'UnaryOperation', operator: '-', operand, start, end: operand.end }
}

/** `Color.RED` is compared like a literal; a name without a dot is a capture. */
function value(lowering: Lowering, node: number): Expression[] | null {
  const [first, ...rest] = lowering.text(node).split('.')
  if (first === undefined || rest.length === 0) return null
  const start = lowering.start(node)
  let end = start + first.length
  let expression: Expression = { kind: 'Name', id: first.trim(), start, end }
  for (const part of rest) {
    end += 1 + part.length
    expression = { kind: 'Attribute', value: expression, name: part.trim(), start, end }
  }
  return [expression]
}

function matchesAnything(lowering: Lowering, pattern: number): boolean {
  const inner = unwrapped(lowering, pattern)
  switch (lowering.kind(inner)) {
    case Kind.dotted_name:
      return !lowering.text(inner).includes('.')
    case Kind.case_pattern:
      return lowering.has(inner, Token['_'])
    case Kind.union_pattern:
      return lowering.has(inner, Token['_']) || lowering.items(inner).some((item) => matchesAnything(lowering, item))
    case Kind.as_pattern:
      return matchesAnything(lowering, lowering.firstItem(inner) ?? inner)
    default:
      return (
        lowering.has(inner, Token['_']) &&
        lowering.kind(inner) === Kind.tuple_pattern &&
        lowering.items(inner).length === 0
      )
  }
}

/** Names bound anywhere in a pattern, in the order written. */
function capturesOf(lowering: Lowering, pattern: number): string[] {
  const names: string[] = []
  const last = lowering.next(pattern)
  let node = pattern
  while (node < last) {
    const kind = lowering.kind(node)
    if (kind === Kind.class_pattern || kind === Kind.keyword_pattern) {
      // The class, or the attribute asked for: not a capture.
      node = lowering.next(lowering.firstItem(node) ?? node)
      continue
    }
    const bound = kind === Kind.dotted_name || kind === Kind.identifier
    if (bound && !lowering.text(node).includes('.') && lowering.text(node) !== '_') names.push(lowering.text(node))
    node = bound ? lowering.next(node) : node + 1
  }
  return names
}

export const matchStatement: Readonly<Record<number, LowerStatement>> = { [Kind.match_statement]: match }
