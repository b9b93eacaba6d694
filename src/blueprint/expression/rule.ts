import type { Range } from '../problem.ts'
import { refuse } from '../problem.ts'
import { Cursor, type Name } from './cursor.ts'
import { type Length, isLength, lengthOf } from './length.ts'

/** Who may do something, or which rows are meant. */
export type Rule = Any | All | Not | Comparison | Path

export interface Any extends Range {
  readonly kind: 'or'
  readonly sides: readonly Rule[]
}

export interface All extends Range {
  readonly kind: 'and'
  readonly sides: readonly Rule[]
}

export interface Not extends Range {
  readonly kind: 'not'
  readonly rule: Rule
}

export interface Comparison extends Range {
  readonly kind: 'compare'
  readonly operator: Operator
  readonly left: Operand
  readonly right: Operand
}

/** `project.owner`: by itself it says that the caller is meant, or that it is true. */
export interface Path extends Range {
  readonly kind: 'path'
  readonly parts: readonly Name[]
}

export type Operand = Path | Constant | Length | Choice | Sum

export interface Constant extends Range {
  readonly kind: 'constant'
  readonly value: string | number
}

/** `todo|doing`: one of them. */
export interface Choice extends Range {
  readonly kind: 'choice'
  readonly values: readonly Name[]
}

export interface Sum extends Range {
  readonly kind: 'sum'
  readonly operator: '+' | '-' | '*' | '/'
  readonly left: Operand
  readonly right: Operand
}

const OPERATORS = ['=', '!=', '<=', '>=', '<', '>'] as const
export type Operator = (typeof OPERATORS)[number]

/** More parentheses than this nobody can read. */
const DEEPEST = 50

/** The whole of a value as a rule. */
export function parseRule(text: string, offset: number): Rule {
  const cursor = new Cursor(text, offset)
  const rule = readRule(cursor)
  cursor.end(['and', 'or', 'not'])
  return rule
}

/** A rule as far as it goes. */
export const readRule = (cursor: Cursor, depth = 0): Rule => readAny(cursor, depth)

function readAny(cursor: Cursor, depth: number): Rule {
  const sides = [readAll(cursor, depth)]
  while (cursor.accept('or')) sides.push(readAll(cursor, depth))
  return sides.length === 1 ? sides[0]! : { kind: 'or', sides, ...around(sides) }
}

function readAll(cursor: Cursor, depth: number): Rule {
  const sides = [readNot(cursor, depth)]
  while (cursor.accept('and')) sides.push(readNot(cursor, depth))
  return sides.length === 1 ? sides[0]! : { kind: 'and', sides, ...around(sides) }
}

function readNot(cursor: Cursor, depth: number): Rule {
  if (depth > DEEPEST)
    refuse(cursor.next, 'this is nested too deeply', 'Name parts of it: give a related resource a rule of its own.')
  const not = cursor.accept('not')
  if (not) {
    const rule = readNot(cursor, depth + 1)
    return { kind: 'not', rule, start: not.start, end: rule.end }
  }
  const open = cursor.accept('(')
  if (open) {
    const rule = readAny(cursor, depth + 1)
    const close = cursor.expect(')', 'after what stands in parentheses')
    return { ...rule, start: open.start, end: close.end }
  }
  return readComparison(cursor)
}

function readComparison(cursor: Cursor): Rule {
  const left = readSum(cursor)
  const sign = cursor.accept(...OPERATORS)
  if (!sign) {
    if (left.kind === 'path') return left
    return refuse(left, 'this says nothing by itself', 'Compare it with something: `status = done`.')
  }
  const right = readSum(cursor)
  return { kind: 'compare', operator: sign.text as Operator, left, right, start: left.start, end: right.end }
}

/** A value as far as it goes: a field, a constant, or a calculation. */
export function readSum(cursor: Cursor): Operand {
  let left = readProduct(cursor)
  for (let sign = cursor.accept('+', '-'); sign; sign = cursor.accept('+', '-')) {
    const right = readProduct(cursor)
    left = { kind: 'sum', operator: sign.text as Sum['operator'], left, right, start: left.start, end: right.end }
  }
  return left
}

function readProduct(cursor: Cursor): Operand {
  let left = readOperand(cursor)
  for (let sign = cursor.accept('*', '/'); sign; sign = cursor.accept('*', '/')) {
    const right = readOperand(cursor)
    left = { kind: 'sum', operator: sign.text as Sum['operator'], left, right, start: left.start, end: right.end }
  }
  return left
}

function readOperand(cursor: Cursor): Operand {
  const { next } = cursor
  if (next.kind === 'number') {
    cursor.take()
    if (isLength(next)) return lengthOf(next)
    return { kind: 'constant', value: numberOf(next), start: next.start, end: next.end }
  }
  if (next.kind === 'text') {
    cursor.take()
    return { kind: 'constant', value: next.text, start: next.start, end: next.end }
  }
  return readPath(cursor)
}

const WORDS = new Set(['and', 'or', 'not'])

export function readPath(cursor: Cursor): Path | Choice {
  if (WORDS.has(cursor.next.text))
    refuse(
      cursor.next,
      `something is missing before \`${cursor.next.text}\``,
      'A rule names a field, a role, or who may.',
    )
  const parts = [cursor.name('the name of a field, a role, or who may')]
  while (cursor.accept('.')) parts.push(cursor.name('a name after the dot'))
  if (parts.length === 1 && cursor.is('|')) {
    while (cursor.accept('|')) parts.push(cursor.name('a value after `|`'))
    return { kind: 'choice', values: parts, ...around(parts) }
  }
  return { kind: 'path', parts, ...around(parts) }
}

export function numberOf({ text, start, end }: { readonly text: string } & Range): number {
  const number = Number(text)
  return Number.isNaN(number) ? refuse({ start, end }, `${text} is no number`) : number
}

export const around = (parts: readonly Range[]): Range => ({ start: parts[0]!.start, end: parts.at(-1)!.end })
